// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.recorded;

import io.muster.vsphere.Datastore;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereTask;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A vCenter on which runs act; reads pass through. */
final class RecordedVSphere implements VSphere {

  private final VSphere vsphere;
  private final Effects effects;

  RecordedVSphere(VSphere vsphere, Effects effects) {
    this.vsphere = vsphere;
    this.effects = effects;
  }

  private VSphereTask task(VmId vm, TaskOperation operation, Supplier<VSphereTask> call) {
    return effects.task(vsphere, vm, operation, call);
  }

  private VSphereTask ofFiles(TaskOperation operation, Supplier<VSphereTask> call) {
    return effects.task(vsphere, Effects.FILES, operation, call);
  }

  @Override
  public VSphereTask powerOn(VmId vm) {
    return task(vm, TaskOperation.POWER_ON, () -> vsphere.powerOn(vm));
  }

  @Override
  public VSphereTask powerOff(VmId vm) {
    return task(vm, TaskOperation.POWER_OFF, () -> vsphere.powerOff(vm));
  }

  @Override
  public VSphereTask suspend(VmId vm) {
    return task(vm, TaskOperation.SUSPEND, () -> vsphere.suspend(vm));
  }

  @Override
  public void shutdownGuest(VmId vm) {
    effects.call(() -> vsphere.shutdownGuest(vm));
  }

  @Override
  public VSphereTask createSnapshot(VmId vm, String name, String description) {
    return task(
        vm, TaskOperation.CREATE_SNAPSHOT, () -> vsphere.createSnapshot(vm, name, description));
  }

  @Override
  public VSphereTask revertToSnapshot(VmId vm, String snapshotId) {
    return effects.once(
        vsphere,
        vm,
        TaskOperation.REVERT_TO_SNAPSHOT,
        () -> vsphere.virtualMachine(vm).currentSnapshot().equals(Optional.of(snapshotId)),
        () -> vsphere.revertToSnapshot(vm, snapshotId));
  }

  @Override
  public VSphereTask removeSnapshot(VmId vm, String snapshotId) {
    return task(vm, TaskOperation.REMOVE_SNAPSHOT, () -> vsphere.removeSnapshot(vm, snapshotId));
  }

  @Override
  public VSphereTask removeAllSnapshots(VmId vm) {
    return task(vm, TaskOperation.REMOVE_ALL_SNAPSHOTS, () -> vsphere.removeAllSnapshots(vm));
  }

  @Override
  public VSphereTask connectAdapter(VmId vm, int adapterKey, String network) {
    return task(
        vm, TaskOperation.RECONFIGURE, () -> vsphere.connectAdapter(vm, adapterKey, network));
  }

  @Override
  public VSphereTask disconnectAdapter(VmId vm, int adapterKey) {
    return task(vm, TaskOperation.RECONFIGURE, () -> vsphere.disconnectAdapter(vm, adapterKey));
  }

  @Override
  public VSphereTask createVm(NewVm vm) {
    return ofFiles(TaskOperation.CREATE_VM, () -> vsphere.createVm(vm));
  }

  @Override
  public VSphereTask copyDisk(String from, String to) {
    return ofFiles(TaskOperation.COPY_DISK, () -> vsphere.copyDisk(from, to));
  }

  @Override
  public VSphereTask deleteDisk(String path) {
    return ofFiles(TaskOperation.DELETE_DISK, () -> vsphere.deleteDisk(path));
  }

  @Override
  public VSphereTask attachDisk(VmId vm, String path) {
    return task(vm, TaskOperation.RECONFIGURE, () -> vsphere.attachDisk(vm, path));
  }

  @Override
  public VSphereTask detachDisk(VmId vm, int diskKey) {
    return task(vm, TaskOperation.RECONFIGURE, () -> vsphere.detachDisk(vm, diskKey));
  }

  @Override
  public long runProgram(
      VmId vm, GuestCredentials credentials, String path, List<String> arguments) {
    long[] process = new long[1];
    effects.call(() -> process[0] = vsphere.runProgram(vm, credentials, path, arguments));
    return process[0];
  }

  @Override
  public void setCustomValue(VmId vm, String attribute, String value) {
    effects.call(() -> vsphere.setCustomValue(vm, attribute, value));
  }

  @Override
  public String site() {
    return vsphere.site();
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return vsphere.virtualMachines();
  }

  @Override
  public VirtualMachine virtualMachine(VmId vm) {
    return vsphere.virtualMachine(vm);
  }

  @Override
  public List<String> networks() {
    return vsphere.networks();
  }

  @Override
  public List<Datastore> datastores() {
    return vsphere.datastores();
  }

  @Override
  public List<VirtualDisk> snapshotDisks(VmId vm, String snapshotId) {
    return vsphere.snapshotDisks(vm, snapshotId);
  }

  @Override
  public List<GuestCard> guestCards(VmId vm) {
    return vsphere.guestCards(vm);
  }

  @Override
  public Optional<Integer> exitCode(VmId vm, GuestCredentials credentials, long process) {
    return vsphere.exitCode(vm, credentials, process);
  }

  @Override
  public Optional<VSphereTask> recentTask(VmId vm, TaskOperation operation, Instant since) {
    return vsphere.recentTask(vm, operation, since);
  }

  @Override
  public Optional<VSphereTask> task(String reference, TaskOperation operation) {
    return vsphere.task(reference, operation);
  }

  @Override
  public void close() {
    vsphere.close();
  }
}
