// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import static io.muster.lab.Operations.ADAPTER;
import static io.muster.lab.Operations.DESCRIPTION;
import static io.muster.lab.Operations.NAME;
import static io.muster.lab.Operations.NETWORK;
import static io.muster.lab.Operations.SNAPSHOT;

import io.muster.time.Time;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereTask;
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
  private final Tasks tasks;
  private final Time time;

  LabVSphere(LabSite site, Takes takes, Time time) {
    this.site = site;
    this.time = time;
    calls = new Calls(site, time);
    tasks = new Tasks(site, time, takes);
  }

  Site asData() {
    return site.asData(time.now(), tasks.asData());
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
  public VSphereTask connectAdapter(VmId vm, int adapterKey, String network) {
    return begin(
        "connectAdapter",
        vm,
        TaskOperation.RECONFIGURE,
        Map.of(ADAPTER, String.valueOf(adapterKey), NETWORK, network));
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

  private VSphereTask begin(
      String method, VmId id, TaskOperation operation, Map<String, String> arguments) {
    Calls.Admitted call = calls.admitTask(method, id);
    check(call.vm(), arguments);
    VSphereTask task =
        tasks.begin(call.vm(), operation, new TreeMap<>(arguments), call.ofTask().orElse(null));
    call.ofAnswer()
        .ifPresent(
            lost -> {
              throw lost;
            });
    return task;
  }

  /** What a vCenter refuses before there is a task: references to what does not exist. */
  private void check(Vm vm, Map<String, String> arguments) {
    String snapshot = arguments.get(SNAPSHOT);
    if (snapshot != null && vm.snapshots().find(snapshot).isEmpty()) {
      throw Refusals.noSnapshot(vm, snapshot);
    }
    String network = arguments.get(NETWORK);
    List<String> networks = site.networks().stream().map(Network::name).toList();
    if (network != null && !networks.contains(network)) {
      throw Refusals.of(
          "NotFound",
          "no network '%s' in site '%s'; it has '%s'"
              .formatted(network, site(), String.join("', '", networks)));
    }
    String adapter = arguments.get(ADAPTER);
    if (adapter != null
        && vm.image().adapters().stream().noneMatch(a -> adapter.equals("" + a.key()))) {
      throw Refusals.of(
          "NotFound",
          "virtual machine '%s' has no network adapter with key %s".formatted(vm.name(), adapter));
    }
  }

  private VirtualMachine seen(Vm vm, Instant now) {
    boolean tools = site.toolsRun(vm, now);
    Optional<String> address = tools ? site.address(vm) : Optional.empty();
    return new VirtualMachine(
        vm.id(),
        vm.name(),
        vm.power().state(),
        tools,
        address,
        vm.image().adapters(),
        vm.snapshots().seen(),
        Optional.ofNullable(vm.snapshots().current()),
        vm.customValues());
  }

  @Override
  public void close() {}
}
