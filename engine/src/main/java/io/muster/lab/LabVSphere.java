// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import static io.muster.lab.Operations.ADAPTER;
import static io.muster.lab.Operations.DESCRIPTION;
import static io.muster.lab.Operations.NAME;
import static io.muster.lab.Operations.NETWORK;
import static io.muster.lab.Operations.SNAPSHOT;
import static io.muster.lab.SiteOperations.ATTACHED;
import static io.muster.lab.SiteOperations.DETACHED;
import static io.muster.lab.SiteOperations.FROM;
import static io.muster.lab.SiteOperations.TO;

import io.muster.time.Time;
import io.muster.vsphere.Datastore;
import io.muster.vsphere.GuestCard;
import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereTask;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A vCenter of the lab. Calls are answered at once, tasks take their time. */
final class LabVSphere implements VSphere {

  private final LabSite site;
  private final Calls calls;
  private final References references;
  private final Programs programs;
  private final Tasks tasks;
  private final Time time;

  LabVSphere(LabSite site, Takes takes, Tally tally, Time time) {
    this.site = site;
    this.time = time;
    calls = new Calls(site, time);
    references = new References(site);
    programs = new Programs(site, tally);
    tasks = new Tasks(site, time, takes, tally);
  }

  Site asData() {
    return site.asData(tasks.asData());
  }

  @Override
  public String site() {
    return site.name();
  }

  @Override
  public List<VirtualMachine> virtualMachines() {
    calls.admit("virtualMachines");
    Instant now = time.now();
    return site.vms(now).stream().map(vm -> seen(vm, now)).toList();
  }

  @Override
  public VirtualMachine virtualMachine(VmId vm) {
    return seen(calls.admit("virtualMachine", vm), time.now());
  }

  @Override
  public List<String> networks() {
    calls.admit("networks");
    return site.networks().stream().map(Network::name).toList();
  }

  @Override
  public VSphereTask powerOn(VmId vm) {
    return begin("powerOn", vm, TaskOperation.POWER_ON, Map.of());
  }

  @Override
  public VSphereTask powerOff(VmId vm) {
    return begin("powerOff", vm, TaskOperation.POWER_OFF, Map.of());
  }

  @Override
  public VSphereTask suspend(VmId vm) {
    return begin("suspend", vm, TaskOperation.SUSPEND, Map.of());
  }

  @Override
  public void shutdownGuest(VmId id) {
    Vm vm = calls.admit("shutdownGuest", id);
    if (!vm.is(PowerState.POWERED_ON)) {
      throw Refusals.powerState("shutdownGuest", vm);
    }
    if (!site.toolsRun(vm, time.now())) {
      throw Refusals.of(
          "ToolsUnavailable", "shutdownGuest of '%s': its tools do not run".formatted(vm.name()));
    }
    site.change(id, time.now(), v -> v.shuttingDown(time.now()));
  }

  @Override
  public VSphereTask createSnapshot(VmId vm, String name, String description) {
    return begin(
        "createSnapshot",
        vm,
        TaskOperation.CREATE_SNAPSHOT,
        Map.of(NAME, name, DESCRIPTION, description));
  }

  @Override
  public VSphereTask revertToSnapshot(VmId vm, String snapshotId) {
    return begin(
        "revertToSnapshot", vm, TaskOperation.REVERT_TO_SNAPSHOT, Map.of(SNAPSHOT, snapshotId));
  }

  @Override
  public VSphereTask removeSnapshot(VmId vm, String snapshotId) {
    return begin("removeSnapshot", vm, TaskOperation.REMOVE_SNAPSHOT, Map.of(SNAPSHOT, snapshotId));
  }

  @Override
  public VSphereTask removeAllSnapshots(VmId vm) {
    return begin("removeAllSnapshots", vm, TaskOperation.REMOVE_ALL_SNAPSHOTS, Map.of());
  }

  @Override
  public List<VirtualDisk> snapshotDisks(VmId id, String snapshotId) {
    Vm vm = calls.admit("snapshotDisks", id);
    references.check(vm, Map.of(SNAPSHOT, snapshotId));
    return vm.snapshots().find(snapshotId).stream()
        .flatMap(snapshot -> snapshot.image().disks().stream())
        .map(Disk::seen)
        .toList();
  }

  @Override
  public VSphereTask connectAdapter(VmId vm, int adapterKey, String network) {
    return begin(
        "connectAdapter",
        vm,
        TaskOperation.RECONFIGURE,
        Map.of(ADAPTER, String.valueOf(adapterKey), NETWORK, network));
  }

  @Override
  public VSphereTask disconnectAdapter(VmId vm, int adapterKey) {
    return begin(
        "disconnectAdapter",
        vm,
        TaskOperation.RECONFIGURE,
        Map.of(ADAPTER, String.valueOf(adapterKey)));
  }

  @Override
  public VSphereTask createVm(NewVm vm) {
    Calls.Admitted call = calls.admitTask("createVm", vm.name());
    vm.adapters().forEach(adapter -> references.network(adapter.network()));
    return begun(call, vm.id(), TaskOperation.CREATE_VM, NewVms.arguments(vm));
  }

  @Override
  public VSphereTask copyDisk(String from, String to) {
    Calls.Admitted call = calls.admitTask("copyDisk", folder(to));
    return begun(call, TaskRecord.NO_VM, TaskOperation.COPY_DISK, Map.of(FROM, from, TO, to));
  }

  @Override
  public VSphereTask deleteDisk(String path) {
    Calls.Admitted call = calls.admitTask("deleteDisk", folder(path));
    return begun(call, TaskRecord.NO_VM, TaskOperation.DELETE_DISK, Map.of(TO, path));
  }

  @Override
  public VSphereTask attachDisk(VmId vm, String path) {
    return begin("attachDisk", vm, TaskOperation.RECONFIGURE, Map.of(ATTACHED, path));
  }

  @Override
  public VSphereTask detachDisk(VmId vm, int diskKey) {
    return begin(
        "detachDisk", vm, TaskOperation.RECONFIGURE, Map.of(DETACHED, String.valueOf(diskKey)));
  }

  @Override
  public List<Datastore> datastores() {
    calls.admit("datastores");
    return List.of(new Datastore(Site.DATASTORE, "ds:///vmfs/volumes/%s/".formatted(site())));
  }

  @Override
  public List<GuestCard> guestCards(VmId vm) {
    return programs.cards(calls.admit("guestCards", vm), time.now());
  }

  @Override
  public long runProgram(
      VmId vm, GuestCredentials credentials, String path, List<String> arguments) {
    return programs.run(calls.admit("runProgram", vm), path, arguments, time.now());
  }

  @Override
  public Optional<Integer> exitCode(VmId vm, GuestCredentials credentials, long process) {
    return programs.exitCode(calls.admit("exitCode", vm), process, time.now());
  }

  @Override
  public void setCustomValue(VmId id, String attribute, String value) {
    calls.admit("setCustomValue", id);
    site.change(id, time.now(), vm -> vm.valued(attribute, value));
  }

  @Override
  public Optional<VSphereTask> recentTask(VmId id, TaskOperation operation, Instant since) {
    Vm vm = calls.admit("recentTask", id);
    return tasks.recent(vm.id(), operation, since);
  }

  @Override
  public Optional<VSphereTask> task(String reference, TaskOperation operation) {
    calls.admit("task");
    return tasks.find(reference);
  }

  private VSphereTask begin(
      String method, VmId id, TaskOperation operation, Map<String, String> arguments) {
    Vm vm = calls.find(id);
    Calls.Admitted call = calls.admitTask(method, vm.name());
    references.check(vm, arguments);
    return begun(call, id, operation, arguments);
  }

  private VSphereTask begun(
      Calls.Admitted call, VmId vm, TaskOperation operation, Map<String, String> arguments) {
    VSphereTask task =
        tasks.begin(vm, operation, new TreeMap<>(arguments), call.ofTask().orElse(null));
    call.ofAnswer()
        .ifPresent(
            lost -> {
              throw lost;
            });
    return task;
  }

  /** The folder that a file is in, which is called as its VM. */
  private static String folder(String path) {
    return path.replaceFirst("^\\[.*?\\] *", "").replaceFirst("/[^/]*$", "");
  }

  private VirtualMachine seen(Vm vm, Instant now) {
    boolean tools = site.toolsRun(vm, now);
    Optional<String> address = tools ? site.addresses(vm).stream().findFirst() : Optional.empty();
    return new VirtualMachine(
        vm.id(),
        vm.name(),
        vm.power().state(),
        tools,
        address,
        GuestCards.adapters(vm),
        vm.snapshots().seen(),
        Optional.ofNullable(vm.snapshots().current()),
        vm.customValues(),
        vm.image().hardware(),
        Optional.ofNullable(vm.vApp()),
        vm.host());
  }

  @Override
  public void close() {}
}
