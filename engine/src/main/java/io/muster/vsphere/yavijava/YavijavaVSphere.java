// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.VirtualMachineConfigSpec;
import io.muster.cluster.Alone;
import io.muster.cluster.Places;
import io.muster.time.Time;
import io.muster.vsphere.CallMeter;
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
import java.rmi.RemoteException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A real vCenter. It is not spoken to before the first call; a call then logs in when there is no
 * session.
 */
public final class YavijavaVSphere implements VSphere {

  private static final Boolean DONE = true;

  private final Session session;
  private final TaskWatcher watcher;
  private final Inventory inventory;
  private final Tasks tasks;
  private final Creation creation;

  /** A vCenter that only this process starts tasks in. */
  public YavijavaVSphere(VCenterSettings settings, Time time) {
    this(settings, time, Alone.here(settings.limits().tasksInFlight()), CallMeter.NONE);
  }

  /**
   * @param places those of tasks that are under way
   * @param meter measures the calls
   */
  public YavijavaVSphere(VCenterSettings settings, Time time, Places places, CallMeter meter) {
    session = new Session(settings, time, meter);
    watcher = new TaskWatcher(session, time);
    inventory = new Inventory(session, settings.datacenter());
    tasks = new Tasks(session, watcher, places);
    creation = new Creation(session, inventory, tasks);
  }

  /** A call for a VM. */
  @FunctionalInterface
  private interface VmCall<T> {
    T on(Api api, Inventory.Place vm) throws RemoteException;
  }

  @Override
  public String site() {
    return session.site();
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    return inventory.machines();
  }

  @Override
  public VirtualMachine virtualMachine(VmId vm) {
    return inventory.machine(vm);
  }

  @Override
  public List<String> networks() {
    return inventory.networks().names();
  }

  @Override
  public VSphereTask powerOn(VmId vm) {
    return start(
        TaskOperation.POWER_ON,
        "power on",
        vm,
        (api, place) -> api.port().powerOnVM_Task(place.reference(), null));
  }

  @Override
  public VSphereTask powerOff(VmId vm) {
    return start(
        TaskOperation.POWER_OFF,
        "power off",
        vm,
        (api, place) -> api.port().powerOffVM_Task(place.reference()));
  }

  @Override
  public VSphereTask suspend(VmId vm) {
    return start(
        TaskOperation.SUSPEND,
        "suspend",
        vm,
        (api, place) -> api.port().suspendVM_Task(place.reference()));
  }

  @Override
  public void shutdownGuest(VmId vm) {
    call(
        "shut down the guest of",
        vm,
        (api, place) -> {
          api.port().shutdownGuest(place.reference());
          return DONE;
        });
  }

  @Override
  public VSphereTask createSnapshot(VmId vm, String name, String description) {
    return start(
        TaskOperation.CREATE_SNAPSHOT,
        "make snapshot '%s' of".formatted(name),
        vm,
        (api, place) ->
            api.port().createSnapshot_Task(place.reference(), name, description, false, false));
  }

  @Override
  public VSphereTask revertToSnapshot(VmId vm, String snapshotId) {
    return start(
        TaskOperation.REVERT_TO_SNAPSHOT,
        "revert to snapshot %s of".formatted(snapshotId),
        vm,
        (api, place) ->
            api.port()
                .revertToSnapshot_Task(SnapshotTree.find(api, place, snapshotId), null, true));
  }

  @Override
  public VSphereTask removeSnapshot(VmId vm, String snapshotId) {
    return start(
        TaskOperation.REMOVE_SNAPSHOT,
        "remove snapshot %s of".formatted(snapshotId),
        vm,
        (api, place) ->
            api.port().removeSnapshot_Task(SnapshotTree.find(api, place, snapshotId), false, true));
  }

  @Override
  public VSphereTask removeAllSnapshots(VmId vm) {
    return start(
        TaskOperation.REMOVE_ALL_SNAPSHOTS,
        "remove all snapshots of",
        vm,
        (api, place) -> api.port().removeAllSnapshots_Task(place.reference(), true));
  }

  @Override
  public List<VirtualDisk> snapshotDisks(VmId vm, String snapshotId) {
    return call(
        "read the disks of snapshot %s of".formatted(snapshotId),
        vm,
        (api, place) -> Disks.ofSnapshot(api, SnapshotTree.find(api, place, snapshotId)));
  }

  @Override
  public VSphereTask connectAdapter(VmId vm, int adapterKey, String network) {
    return reconfigure(
        "connect adapter %d to '%s' of".formatted(adapterKey, network),
        vm,
        (api, row) ->
            AdapterChange.connected(
                row, adapterKey, inventory.networksWith(network, api).backing(network)));
  }

  @Override
  public VSphereTask disconnectAdapter(VmId vm, int adapterKey) {
    return reconfigure(
        "disconnect adapter %d of".formatted(adapterKey),
        vm,
        (api, row) -> AdapterChange.disconnected(row, adapterKey));
  }

  @Override
  public VSphereTask attachDisk(VmId vm, String path) {
    return reconfigure(
        "attach '%s' to".formatted(path), vm, (api, row) -> Disks.attached(row, path));
  }

  @Override
  public VSphereTask detachDisk(VmId vm, int diskKey) {
    return reconfigure(
        "detach disk %d from".formatted(diskKey), vm, (api, row) -> Disks.detached(row, diskKey));
  }

  @Override
  public VSphereTask createVm(NewVm vm) {
    return creation.createVm(vm);
  }

  @Override
  public List<Datastore> datastores() {
    return creation.datastores();
  }

  @Override
  public VSphereTask copyDisk(String from, String to) {
    return creation.copyDisk(from, to);
  }

  @Override
  public VSphereTask deleteDisk(String path) {
    return creation.deleteDisk(path);
  }

  @Override
  public List<GuestCard> guestCards(VmId vm) {
    return call("read the guest of", vm, (api, place) -> GuestCards.read(api, place.reference()));
  }

  @Override
  public long runProgram(
      VmId vm, GuestCredentials credentials, String path, List<String> arguments) {
    return call(
        "run '%s' in the guest of".formatted(path),
        vm,
        (api, place) -> GuestPrograms.start(api, place.reference(), credentials, path, arguments));
  }

  @Override
  public Optional<Integer> exitCode(VmId vm, GuestCredentials credentials, long process) {
    return call(
        "look at process %d in the guest of".formatted(process),
        vm,
        (api, place) -> GuestPrograms.exitCode(api, place.reference(), credentials, process));
  }

  @Override
  public void setCustomValue(VmId vm, String attribute, String value) {
    call(
        "set custom attribute '%s' of".formatted(attribute),
        vm,
        (api, place) -> {
          CustomFields.set(api, place.reference(), attribute, value);
          return DONE;
        });
  }

  @Override
  public Optional<VSphereTask> recentTask(VmId vm, TaskOperation operation, Instant since) {
    return inventory.at(vm, place -> tasks.newest(place, operation, since));
  }

  @Override
  public Optional<VSphereTask> task(String reference, TaskOperation operation) {
    return tasks.byReference(reference, operation);
  }

  private VSphereTask start(
      TaskOperation operation, String doing, VmId vm, VmCall<ManagedObjectReference> call) {
    return inventory.at(
        vm,
        place ->
            tasks.start(
                operation,
                "%s VM '%s'".formatted(doing, place.name()),
                api -> call.on(api, place)));
  }

  /** What changes a VM, made from what was read of it. */
  @FunctionalInterface
  private interface Change {
    VirtualMachineConfigSpec of(Api api, Properties.Row vm) throws RemoteException;
  }

  private VSphereTask reconfigure(String doing, VmId vm, Change change) {
    return start(
        TaskOperation.RECONFIGURE,
        doing,
        vm,
        (api, place) ->
            api.port()
                .reconfigVM_Task(place.reference(), change.of(api, Inventory.row(api, place))));
  }

  private <T> T call(String doing, VmId vm, VmCall<T> call) {
    return inventory.at(
        vm,
        place ->
            session.call("%s VM '%s'".formatted(doing, place.name()), api -> call.on(api, place)));
  }

  @Override
  public void close() {
    watcher.close();
    session.close();
  }
}
