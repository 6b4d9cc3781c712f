// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.runbook.RestorePointChoice;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VmId;

/**
 * Undo failover of a snapshot replica: power off, back to the latest restore point whatever was
 * chosen for the failover, Ready (domain.md, section 2.6). What was written on the replica since
 * its failover is lost.
 */
public final class UndoFailoverAction {

  private final StepContext context;

  public UndoFailoverAction(StepContext context) {
    this.context = context;
  }

  /**
   * @throws StepFailure when the replica is not there or not in Failover, or the vCenter refuses
   */
  public Result perform(String machine) {
    Replica replica = Replica.find(context.runbook(), context.inventory(), machine);
    if (replica.state() == State.READY && !replica.isOn()) {
      return Result.of("'%s' is Ready; nothing was to be undone".formatted(replica.vm().name()));
    }
    ReplicaMark mark =
        replica
            .mark()
            .filter(m -> m.state() == State.FAILOVER || m.state() == State.PROCESSING)
            .orElseThrow(() -> notFailedOver(replica));
    RestorePoint latest = RestorePoints.choose(replica.vm(), new RestorePointChoice.Latest());
    VSphere vsphere = context.inventory().at(context.runbook().sites().recovery());
    VmId id = replica.vm().id();
    Tasks tasks = new Tasks(vsphere, replica.vm(), context.time(), context.deadline());

    tasks.ensure(
        TaskOperation.POWER_OFF,
        () -> vsphere.virtualMachine(id).powerState() == PowerState.POWERED_OFF,
        () -> vsphere.powerOff(id));
    tasks.perform(
        TaskOperation.REVERT_TO_SNAPSHOT,
        () -> false,
        () -> vsphere.revertToSnapshot(id, latest.id()));
    Adapters.connect(vsphere, tasks, vsphere.virtualMachine(id), mark.networks());
    vsphere.setCustomValue(id, ReplicaMark.ATTRIBUTE, "");
    return Result.of(
        "'%s' is off, at its latest restore point '%s'"
            .formatted(replica.vm().name(), latest.name()));
  }

  private static StepFailure notFailedOver(Replica replica) {
    return StepFailure.refused(
        "InvalidState",
        "replica '%s' is in state %s; undo failover is allowed from Failover only"
            .formatted(replica.vm().name(), replica.state().word()));
  }
}
