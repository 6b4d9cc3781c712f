// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.replication.Production;
import io.muster.replication.Replication.Phase;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.ReplicaOperation;
import java.util.List;
import java.util.Optional;

/**
 * Failback, phase 1: the production VM gets the replica's data while the replica goes on serving
 * (domain.md, section 2.8).
 */
final class FailbackAction {

  private final StepContext context;

  FailbackAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    FailbackTarget target = context.runbook().failback().target();
    if (!member.kind().failsBackTo(target)) {
      throw StepFailure.refused(
          "NoSuchTarget",
          "'%s' is a %s replica, which fails back to a new location only; write to location(..)"
              .formatted(member.name(), member.kind().word()));
    }
    ReplicaVm replica = ReplicaVm.of(member.source(), member.machine().now());
    NoSnapshots.require(member.kind(), target, replica, new Sources(context));
    ProductionVm production = ProductionVm.of(context, member, target);
    ReplicaMark.Back back =
        new ReplicaMark.Back(
            production.data().site(),
            production.data().name(),
            production.data().id().instanceUuid(),
            production.data().isNew());
    member.begin(ReplicaOperation.FAILBACK, mark -> mark.goingBack(Optional.of(back)));
    Machine vm = production.machine();
    List<String> lost =
        production.data().isNew()
            ? List.of()
            : Differences.of(context, member.kind()).between(member.machine().now(), vm.now());
    vm.powerOff();
    vm.requireOff();
    Production data = production.data();
    member.replication().prepare(member.replicated(), data, Phase.RUNNING);
    member.replication().transfer(member.replicated(), data, Phase.RUNNING);
    member.reach(State.READY_TO_SWITCH);
    return Result.of(
        "'%s' has the data of '%s', which serves until the switch%s"
            .formatted(
                vm.name(),
                member.name(),
                lost.isEmpty() ? "" : "; not carried back: " + String.join(", ", lost)));
  }
}
