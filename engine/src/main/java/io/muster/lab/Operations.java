// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import java.time.Instant;

/** What a task makes of a VM, or the fault that it ends with. */
final class Operations {

  static final String SNAPSHOT = "snapshot";
  static final String NAME = "name";
  static final String DESCRIPTION = "description";
  static final String ADAPTER = "adapter";
  static final String NETWORK = "network";

  private Operations() {}

  static Vm perform(TaskRecord task, Vm vm, Instant now) {
    return switch (task.operation()) {
      case POWER_ON -> unless(PowerState.POWERED_ON, task, vm).poweredOn(now);
      case POWER_OFF -> unless(PowerState.POWERED_OFF, task, vm).poweredOff(now);
      case SUSPEND -> onlyIf(PowerState.POWERED_ON, task, vm).suspended(now);
      case CREATE_SNAPSHOT ->
          vm.withSnapshot(created(task), task.argument(NAME), task.argument(DESCRIPTION), now);
      case REVERT_TO_SNAPSHOT -> vm.revertedTo(snapshot(task, vm), now);
      case REMOVE_SNAPSHOT -> vm.without(snapshot(task, vm));
      case REMOVE_ALL_SNAPSHOTS -> vm.with(Snapshots.NONE);
      case RECONFIGURE -> reconfigured(Integer.parseInt(task.argument(ADAPTER)), task, vm);
      case CREATE_VM, COPY_DISK, DELETE_DISK ->
          throw new IllegalStateException(task.operation().word() + " is about no virtual machine");
    };
  }

  /** Connects an adapter to a network, or disconnects it where none is given. */
  private static Vm reconfigured(int adapter, TaskRecord task, Vm vm) {
    String network = task.arguments().get(NETWORK);
    return vm.with(
        network == null
            ? vm.image().disconnected(adapter)
            : vm.image().connected(adapter, network));
  }

  /** The id of the snapshot that a task makes; no two tasks of a vCenter have one number. */
  static String created(TaskRecord task) {
    return task.reference().replace("task", "snapshot");
  }

  private static LabSnapshot snapshot(TaskRecord task, Vm vm) {
    String id = task.argument(SNAPSHOT);
    return vm.snapshots().find(id).orElseThrow(() -> Refusals.noSnapshot(vm, id));
  }

  private static Vm unless(PowerState state, TaskRecord task, Vm vm) {
    if (vm.is(state)) {
      throw Refusals.powerState(task.operation().word(), vm);
    }
    return vm;
  }

  private static Vm onlyIf(PowerState state, TaskRecord task, Vm vm) {
    if (!vm.is(state)) {
      throw Refusals.powerState(task.operation().word(), vm);
    }
    return vm;
  }
}
