// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import java.time.Instant;

/** What a task makes of the files of a site, or the fault that it ends with. */
final class SiteOperations {

  static final String FROM = "from";
  static final String TO = "to";
  static final String ATTACHED = "attached";
  static final String DETACHED = "detached";

  private final LabSite site;
  private final TaskRecord task;
  private final Instant now;

  SiteOperations(LabSite site, TaskRecord task, Instant now) {
    this.site = site;
    this.task = task;
    this.now = now;
  }

  /** Whether a task is about more than one VM as it is. */
  boolean concern() {
    return task.operation() == TaskOperation.CREATE_VM
        || task.operation() == TaskOperation.COPY_DISK
        || task.operation() == TaskOperation.DELETE_DISK
        || task.arguments().containsKey(ATTACHED)
        || task.arguments().containsKey(DETACHED);
  }

  /** What is to be done, where it can be. */
  Runnable effect() {
    return switch (task.operation()) {
      case CREATE_VM -> created();
      case COPY_DISK -> copied(task.argument(FROM), task.argument(TO));
      case DELETE_DISK -> deleted(task.argument(TO));
      default ->
          task.arguments().containsKey(ATTACHED)
              ? attached(task.argument(ATTACHED))
              : detached(Integer.parseInt(task.argument(DETACHED)));
    };
  }

  private Runnable created() {
    Vm made = NewVms.made(task, site);
    if (site.vm(made.id(), now).isPresent()) {
      throw Refusals.of(
          "AlreadyExists",
          "createVm '%s': site '%s' has a virtual machine with instance UUID '%s'"
              .formatted(made.name(), site.name(), made.id()));
    }
    if (site.vms(now).stream().anyMatch(vm -> vm.name().equals(made.name()))) {
      throw Refusals.of("DuplicateName", "createVm '%s': the name is taken".formatted(made.name()));
    }
    return () -> site.add(made);
  }

  private Runnable copied(String from, String to) {
    Disk disk = file(from);
    locked(from);
    free(to);
    return () -> site.keep(disk.at(to));
  }

  private Runnable deleted(String path) {
    file(path);
    free(path);
    return () -> site.drop(path);
  }

  private Runnable attached(String path) {
    Disk disk = file(path);
    locked(path);
    return () -> {
      site.change(task.vm(), now, vm -> vm.with(vm.image().attached(disk)));
      site.drop(path);
    };
  }

  private Runnable detached(int key) {
    Vm vm = site.vm(task.vm(), now).orElseThrow(() -> Refusals.noVm(task.vm(), site.name()));
    if (vm.is(PowerState.POWERED_ON) && vm.image().disks().getFirst().key() == key) {
      throw Refusals.powerState("detachDisk", vm);
    }
    return () ->
        vm.frozen(now).disks().stream()
            .filter(disk -> disk.key() == key)
            .forEach(
                disk -> {
                  site.change(vm.id(), now, v -> v.with(v.image().detached(key)));
                  if (!site.isUsed(disk.path(), now)) {
                    site.keep(disk);
                  }
                });
  }

  private Disk file(String path) {
    return site.disk(path, now)
        .orElseThrow(
            () ->
                Refusals.of(
                    "FileNotFound",
                    "%s: there is no file '%s' in site '%s'"
                        .formatted(task.operation().word(), path, site.name())));
  }

  /** A VM that runs has the files locked that it writes to. */
  private void locked(String path) {
    site.vms(now).stream()
        .filter(vm -> vm.is(PowerState.POWERED_ON))
        .filter(vm -> vm.image().disks().stream().anyMatch(disk -> disk.path().equals(path)))
        .findFirst()
        .ifPresent(
            vm -> {
              throw inUse(path, "virtual machine '%s' runs on it".formatted(vm.name()));
            });
  }

  private void free(String path) {
    if (site.isUsed(path, now)) {
      throw inUse(path, "it belongs to a virtual machine");
    }
  }

  private RuntimeException inUse(String path, String why) {
    return Refusals.of(
        "FileLocked", "%s: '%s' is in use: %s".formatted(task.operation().word(), path, why));
  }
}
