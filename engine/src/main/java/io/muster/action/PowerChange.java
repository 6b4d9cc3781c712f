// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.run.StepRecord;
import io.muster.run.TakenBack;
import io.muster.runbook.PowerAction;
import io.muster.vsphere.PowerState;
import java.util.Optional;

/** The power steps: each looks first and acts only where the VM is not yet as it is to be. */
public final class PowerChange {

  private final StepContext context;

  public PowerChange(StepContext context) {
    this.context = context;
  }

  /**
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @throws StepFailure when there is not exactly one such VM, an interlock is in the way, or the
   *     vCenter refuses
   */
  public Result perform(PowerAction action, String name, Optional<String> site) {
    Machine machine = new NamedVm(context).find(name, site);
    if (action == PowerAction.POWER_ON) {
      new StartInterlock(context).requireStart(machine);
    }
    PowerState before = machine.now().powerState();
    Optional<TakenBack> back =
        StepRecord.current()
            .takenBackBy(
                before == after(action)
                    ? Optional.empty()
                    : Optional.of(new TakenBack.ByPower(back(before))));
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
            .formatted(name, machine.vsphere().site(), now, changed ? "" : ", as it was"),
        back,
        Optional.empty());
  }

  private static PowerState after(PowerAction action) {
    return switch (action) {
      case POWER_ON -> PowerState.POWERED_ON;
      case POWER_OFF, SHUTDOWN -> PowerState.POWERED_OFF;
      case SUSPEND -> PowerState.SUSPENDED;
    };
  }

  private static PowerAction back(PowerState before) {
    return switch (before) {
      case POWERED_ON -> PowerAction.POWER_ON;
      case POWERED_OFF -> PowerAction.POWER_OFF;
      case SUSPENDED -> PowerAction.SUSPEND;
    };
  }
}
