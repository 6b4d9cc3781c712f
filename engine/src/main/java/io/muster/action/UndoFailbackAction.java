// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import java.util.Optional;

/**
 * Undo failback: the production VM is powered off, and the replica serves again as it was before
 * the switch (domain.md, section 2.11). A replica that has run on is neither put back nor
 * restarted.
 */
final class UndoFailbackAction {

  private final StepContext context;

  UndoFailbackAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    ProductionVm production = ProductionVm.of(context, member);
    member.begin(ReplicaOperation.UNDO_FAILBACK);
    production.machine().powerOff();
    production.machine().requireOff();
    boolean ranOn = member.machine().is(PowerState.POWERED_ON);
    if (!ranOn) {
      member.replication().restore(member.replicated());
    }
    member.replication().forget(member.replicated(), production.data());
    member.machine().powerOn();
    // why: a guest may have been given its address until its next start only
    String addresses =
        member.addresses().isEmpty() ? "" : new RecoveryAddresses(context).give(member);
    member.write(mark -> mark.goingBack(Optional.empty()));
    member.reach(State.FAILOVER);
    return Result.of(
        "'%s' %s%s; '%s' is off"
            .formatted(
                member.name(),
                ranOn ? "serves on" : "serves again",
                addresses,
                production.data().name()));
  }
}
