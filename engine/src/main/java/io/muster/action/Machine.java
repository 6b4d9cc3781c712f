// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;

/** A VM and its power. */
final class Machine {

  private final VSphere vsphere;
  private final VmId id;
  private final String name;
  private final Tasks tasks;
  private final GuestShutdown shutdown;

  Machine(StepContext context, VSphere vsphere, VirtualMachine vm) {
    this.vsphere = vsphere;
    this.id = vm.id();
    this.name = vm.name();
    this.tasks = new Tasks(vsphere, vm, context.time(), context.deadline());
    this.shutdown = new GuestShutdown(vsphere, context.time(), context.deadline());
  }

  VSphere vsphere() {
    return vsphere;
  }

  VmId id() {
    return id;
  }

  String name() {
    return name;
  }

  Tasks tasks() {
    return tasks;
  }

  VirtualMachine now() {
    return vsphere.virtualMachine(id);
  }

  boolean is(PowerState state) {
    return now().powerState() == state;
  }

  boolean powerOn() {
    return tasks.ensure(
        TaskOperation.POWER_ON, () -> is(PowerState.POWERED_ON), () -> vsphere.powerOn(id));
  }

  /** At once, whatever the guest does. */
  boolean powerOff() {
    return tasks.ensure(
        TaskOperation.POWER_OFF, () -> is(PowerState.POWERED_OFF), () -> vsphere.powerOff(id));
  }

  boolean suspend() {
    return tasks.ensure(
        TaskOperation.SUSPEND, () -> is(PowerState.SUSPENDED), () -> vsphere.suspend(id));
  }

  /**
   * By its guest where that can be asked, by power where it has not gone off in time (domain.md,
   * section 2.5).
   *
   * @throws StepFailure when it cannot be confirmed off (DESIGN.md, section 4, item 2)
   */
  boolean shutDown() {
    VirtualMachine before = now();
    shutdown.ask(before);
    powerOff();
    requireOff();
    return before.powerState() != PowerState.POWERED_OFF;
  }

  void requireOff() {
    PowerState power = now().powerState();
    if (power != PowerState.POWERED_OFF) {
      throw StepFailure.refused(
          "StillRuns",
          "'%s' in site '%s' is %s and should be off; power it off before this goes on"
              .formatted(name, vsphere.site(), power.word()));
    }
  }
}
