// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.time.Time;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.Duration;
import java.time.Instant;

/** Asks a guest to shut down, and waits for it. */
final class GuestShutdown {

  /**
   * How long a guest may take to shut down before its VM is powered off (domain.md, section 2.5).
   */
  static final Duration LIMIT = Duration.ofMinutes(15);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final VSphere vsphere;
  private final Time time;
  private final Instant deadline;

  GuestShutdown(VSphere vsphere, Time time, Instant deadline) {
    this.vsphere = vsphere;
    this.time = time;
    this.deadline = deadline;
  }

  /** Returns at once when the VM has no tools, is suspended, or is off. */
  void ask(VirtualMachine vm) {
    if (vm.powerState() != PowerState.POWERED_ON || !vm.toolsRunning()) {
      return;
    }
    try {
      vsphere.shutdownGuest(vm.id());
    } catch (VSphereFault fault) {
      if (fault.kind() != VSphereFault.Kind.STATE
          && fault.kind() != VSphereFault.Kind.UNKNOWN_OUTCOME) {
        throw StepFailure.of(fault);
      }
    }
    awaitOff(vm.id());
  }

  private void awaitOff(VmId id) {
    Instant now = time.now();
    Instant limit = now.plus(LIMIT);
    // why: the power-off that may have to follow needs some of the step's time as well
    Instant last = deadline.minus(Duration.between(now, deadline).dividedBy(4));
    Instant until = limit.isBefore(last) ? limit : last;
    while (vsphere.virtualMachine(id).powerState() != PowerState.POWERED_OFF
        && time.now().isBefore(until)) {
      time.sleep(LOOK);
    }
  }
}
