// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.PowerAction;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The power steps: each looks first and acts only where the VM is not yet as it is to be. */
public final class PowerChange {

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
    Machine machine = new Machine(context, vsphere, vm);
    boolean changed =
        switch (action) {
          case POWER_ON -> machine.powerOn();
          case POWER_OFF -> machine.powerOff();
          case SUSPEND -> machine.suspend();
          case SHUTDOWN -> machine.shutDown();
        };
    String now = machine.now().powerState().word();
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
}
