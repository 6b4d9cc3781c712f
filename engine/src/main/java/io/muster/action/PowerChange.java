// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.PowerAction;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The power steps: each looks first and acts only where the VM is not yet as it is to be. */
public final class PowerChange {

  /**
   * How long a guest may take to shut down before its VM is powered off (domain.md, section 2.5).
   */
  static final Duration GUEST_SHUTDOWN = Duration.ofMinutes(15);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final StepContext context;

  public PowerChange(StepContext context) {
    this.context = context;
  }

  /**
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @throws StepFailure when there is not exactly one such VM, or the vCenter refuses
   */
  public Result perform(PowerAction action, String name, Optional<String> site) {
    VSphere vsphere = context.inventory().at(site.orElseGet(() -> siteOf(name)));
    VirtualMachine vm = context.inventory().machine(vsphere.site(), name);
    Tasks tasks = new Tasks(vsphere, vm, context.time(), context.deadline());
    VmId id = vm.id();
    boolean changed =
        switch (action) {
          case POWER_ON ->
              tasks.ensure(
                  TaskOperation.POWER_ON,
                  () -> is(vsphere, id, PowerState.POWERED_ON),
                  () -> vsphere.powerOn(id));
          case POWER_OFF -> powerOff(vsphere, tasks, id);
          case SUSPEND ->
              tasks.ensure(
                  TaskOperation.SUSPEND,
                  () -> is(vsphere, id, PowerState.SUSPENDED),
                  () -> vsphere.suspend(id));
          case SHUTDOWN -> shutdown(vsphere, tasks, vm);
        };
    String now = vsphere.virtualMachine(id).powerState().word();
    return new Result(
        "'%s' in site '%s' is %s%s"
            .formatted(name, vsphere.site(), now, changed ? "" : ", as it was"),
        changed ? Optional.of(back(vm.powerState())) : Optional.empty(),
        Optional.empty());
  }

  private static PowerAction back(PowerState before) {
    return switch (before) {
      case POWERED_ON -> PowerAction.POWER_ON;
      case POWERED_OFF -> PowerAction.POWER_OFF;
      case SUSPENDED -> PowerAction.SUSPEND;
    };
  }

  private String siteOf(String name) {
    List<String> places =
        Stream.of(context.runbook().sites().recovery(), context.runbook().sites().production())
            .distinct()
            .filter(site -> has(site, name))
            .toList();
    if (places.size() > 1) {
      throw StepFailure.refused(
          "Ambiguous",
          "both sites have a virtual machine '%s'; say which one is meant: site: '%s'"
              .formatted(name, places.getFirst()));
    }
    return places.isEmpty() ? context.runbook().sites().recovery() : places.getFirst();
  }

  /** A production site that cannot be reached has nothing to say: it is what the run is for. */
  private boolean has(String site, String name) {
    try {
      return context.inventory().has(site, name);
    } catch (VSphereFault fault) {
      boolean isGone = fault.kind() == VSphereFault.Kind.UNREACHABLE;
      if (isGone && site.equals(context.runbook().sites().production())) {
        return false;
      }
      throw fault;
    }
  }

  private static boolean powerOff(VSphere vsphere, Tasks tasks, VmId id) {
    return tasks.ensure(
        TaskOperation.POWER_OFF,
        () -> is(vsphere, id, PowerState.POWERED_OFF),
        () -> vsphere.powerOff(id));
  }

  /**
   * Asks the guest; powers off when it has no tools, is suspended, or has not gone down in time.
   */
  private boolean shutdown(VSphere vsphere, Tasks tasks, VirtualMachine vm) {
    if (vm.powerState() == PowerState.POWERED_ON && vm.toolsRunning()) {
      try {
        vsphere.shutdownGuest(vm.id());
      } catch (VSphereFault fault) {
        if (fault.kind() != VSphereFault.Kind.STATE
            && fault.kind() != VSphereFault.Kind.UNKNOWN_OUTCOME) {
          throw StepFailure.of(fault);
        }
      }
      awaitOff(vsphere, vm.id());
    }
    boolean byPower = powerOff(vsphere, tasks, vm.id());
    return byPower || vm.powerState() != PowerState.POWERED_OFF;
  }

  private void awaitOff(VSphere vsphere, VmId id) {
    Instant now = context.time().now();
    Instant limit = now.plus(GUEST_SHUTDOWN);
    // why: the power-off that may have to follow needs some of the step's time as well
    Instant last = context.deadline().minus(Duration.between(now, context.deadline()).dividedBy(4));
    Instant until = limit.isBefore(last) ? limit : last;
    while (!is(vsphere, id, PowerState.POWERED_OFF) && context.time().now().isBefore(until)) {
      context.time().sleep(LOOK);
    }
  }

  private static boolean is(VSphere vsphere, VmId id, PowerState state) {
    return vsphere.virtualMachine(id).powerState() == state;
  }
}
