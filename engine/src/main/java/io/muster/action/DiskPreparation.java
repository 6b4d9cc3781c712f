// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replication.MountedDisks;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualDisk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Prepares the recovered disks of a universal replica: they are attached to the mount host,
 * converted there and detached, before the replica starts (domain.md, section 2.4).
 */
final class DiskPreparation {

  private final StepContext context;
  private final Machine mountHost;

  private DiskPreparation(StepContext context, Machine mountHost) {
    this.context = context;
    this.mountHost = mountHost;
  }

  /**
   * What can be known before anything is changed.
   *
   * @throws StepFailure when there is no mount host, or nothing converts disks on it
   */
  static void require(StepContext context, Member member) {
    member
        .mountHost()
        .ifPresent(
            host -> {
              String site = context.runbook().sites().recovery();
              if (!context.inventory().has(site, host)) {
                throw context.inventory().missing(site, host);
              }
              if (!member.replication().converts() && context.conversion().isEmpty()) {
                throw noConversion(member, host, site);
              }
            });
  }

  private static StepFailure noConversion(Member member, String host, String site) {
    return StepFailure.refused(
        "NoConversion",
        "nothing says how the disks of '%s' are converted on '%s'; set site.%s.convert, .convertUser and .convertPassword in the configuration, or replication.<name>.convert"
            .formatted(member.name(), host, site));
  }

  /** Of kinds that have no mount host, there is nothing to prepare. */
  static void of(StepContext context, Member member) {
    Optional<String> host = member.mountHost();
    if (host.isEmpty()) {
      return;
    }
    String site = context.runbook().sites().recovery();
    Machine machine = new NamedVm(context).find(host.get(), Optional.of(site));
    new DiskPreparation(context, machine).prepare(member);
  }

  private void prepare(Member member) {
    Consumer<List<String>> conversion = conversion(member);
    List<String> paths =
        member.machine().now().hardware().disks().stream().map(VirtualDisk::path).toList();
    paths.forEach(this::attach);
    try {
      conversion.accept(paths);
    } finally {
      paths.forEach(this::detach);
    }
  }

  /**
   * What makes the disks bootable: what keeps the replica, where it does that too, or else a
   * program in the guest of the mount host.
   */
  private Consumer<List<String>> conversion(Member member) {
    if (member.replication().converts()) {
      return paths ->
          member
              .replication()
              .convert(
                  member.replicated(),
                  new MountedDisks(
                      mountHost.vsphere().site(), mountHost.name(), mountHost.id(), paths));
    }
    Conversion program =
        context
            .conversion()
            .orElseThrow(() -> noConversion(member, mountHost.name(), mountHost.vsphere().site()));
    return paths -> convert(program, paths);
  }

  private void attach(String path) {
    VSphere vsphere = mountHost.vsphere();
    mountHost
        .tasks()
        .ensure(
            TaskOperation.RECONFIGURE,
            () -> attached(path).isPresent(),
            () -> vsphere.attachDisk(mountHost.id(), path));
  }

  private void detach(String path) {
    attached(path)
        .ifPresent(
            disk ->
                mountHost
                    .tasks()
                    .ensure(
                        TaskOperation.RECONFIGURE,
                        () -> attached(path).isEmpty(),
                        () -> mountHost.vsphere().detachDisk(mountHost.id(), disk.key())));
  }

  private Optional<VirtualDisk> attached(String path) {
    return mountHost.now().hardware().disks().stream()
        .filter(disk -> disk.path().equals(path))
        .findFirst();
  }

  private void convert(Conversion conversion, List<String> paths) {
    List<String> arguments = new ArrayList<>(conversion.arguments());
    arguments.addAll(paths);
    int code =
        new GuestProgram(context, mountHost)
            .run(conversion.credentials(), conversion.program(), arguments);
    if (code != 0) {
      throw StepFailure.failed(
          "ConversionFailed",
          "'%s' on '%s' has ended with %d; see its log there"
              .formatted(conversion.program(), mountHost.name(), code));
    }
  }
}
