// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.ReplicationFault;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A VM at its vCenter. What is so already is left as it is. */
final class Machine {

  private final VSphere vsphere;
  private final VmId id;
  private final Waiting waiting;

  Machine(VSphere vsphere, VmId id, Waiting waiting) {
    this.vsphere = vsphere;
    this.id = id;
    this.waiting = waiting;
  }

  VSphere vsphere() {
    return vsphere;
  }

  VmId id() {
    return id;
  }

  VirtualMachine seen() {
    return vsphere.virtualMachine(id);
  }

  String name() {
    return seen().name();
  }

  List<VirtualDisk> disks() {
    return seen().hardware().disks();
  }

  String mark(String attribute) {
    return seen().customValues().getOrDefault(attribute, "");
  }

  void mark(String attribute, String value) {
    if (!mark(attribute).equals(value)) {
      vsphere.setCustomValue(id, attribute, value);
    }
  }

  void requireOff(String doing) {
    VirtualMachine vm = seen();
    if (vm.powerState() != PowerState.POWERED_OFF) {
      throw new ReplicationFault(
          "NotPoweredOff",
          true,
          "%s: virtual machine '%s' in site '%s' is %s; power it off first"
              .formatted(doing, vm.name(), vsphere.site(), vm.powerState().word()),
          null);
    }
  }

  /** A snapshot by its name and its description, which together tell it from older ones. */
  Optional<Snapshot> snapshot(String name, String description) {
    return seen().snapshots().stream()
        .filter(snapshot -> snapshot.name().equals(name))
        .filter(snapshot -> snapshot.description().equals(description))
        .findFirst();
  }

  /** Makes a snapshot, where it is not there. */
  Snapshot ensureSnapshot(String name, String description) {
    waiting.ensure(
        this,
        TaskOperation.CREATE_SNAPSHOT,
        () -> snapshot(name, description).isPresent(),
        () -> vsphere.createSnapshot(id, name, description));
    return snapshot(name, description).orElseThrow(() -> missing(name));
  }

  /** Removes every snapshot of a name. */
  void removeSnapshots(String name) {
    seen().snapshots().stream().filter(s -> s.name().equals(name)).forEach(this::remove);
  }

  void remove(Snapshot snapshot) {
    waiting.ensure(
        this,
        TaskOperation.REMOVE_SNAPSHOT,
        () -> !has(snapshot.id()),
        () -> vsphere.removeSnapshot(id, snapshot.id()));
  }

  void removeAllSnapshots() {
    waiting.ensure(
        this,
        TaskOperation.REMOVE_ALL_SNAPSHOTS,
        () -> seen().snapshots().isEmpty(),
        () -> vsphere.removeAllSnapshots(id));
  }

  boolean has(String snapshotId) {
    return seen().snapshots().stream().anyMatch(snapshot -> snapshot.id().equals(snapshotId));
  }

  /** Puts the disks at a snapshot, whatever has been written since. */
  void revertTo(String snapshotId) {
    waiting.perform(
        this,
        TaskOperation.REVERT_TO_SNAPSHOT,
        () -> false,
        () -> vsphere.revertToSnapshot(id, snapshotId));
  }

  List<VirtualDisk> frozenDisks(Snapshot snapshot) {
    return vsphere.snapshotDisks(id, snapshot.id());
  }

  /** The files of its disks as they are now and of those that its snapshots hold. */
  Set<String> files() {
    VirtualMachine vm = seen();
    Set<String> files = new HashSet<>();
    vm.hardware().disks().forEach(disk -> files.add(disk.path()));
    vm.snapshots()
        .forEach(snapshot -> frozenDisks(snapshot).forEach(disk -> files.add(disk.path())));
    return files;
  }

  /** Takes all disks away but those on these files, and gives it those that it lacks. */
  void changeDisks(List<String> paths) {
    for (VirtualDisk disk : disks()) {
      if (!paths.contains(disk.path())) {
        waiting.ensure(
            this,
            TaskOperation.RECONFIGURE,
            () -> !isOn(disk.path()),
            () -> vsphere.detachDisk(id, disk.key()));
      }
    }
    for (String path : paths) {
      waiting.ensure(
          this, TaskOperation.RECONFIGURE, () -> isOn(path), () -> vsphere.attachDisk(id, path));
    }
  }

  private boolean isOn(String path) {
    return disks().stream().anyMatch(disk -> disk.path().equals(path));
  }

  private ReplicationFault missing(String snapshot) {
    return new ReplicationFault(
        "SnapshotVanished",
        false,
        "snapshot '%s' of virtual machine '%s' has been removed by somebody else"
            .formatted(snapshot, name()),
        null);
  }
}
