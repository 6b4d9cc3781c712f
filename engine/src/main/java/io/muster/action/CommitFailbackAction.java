// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.replication.Production;
import io.muster.runbook.ReplicaOperation;

/** Commit failback: the production VM is the source again, or from now on (domain.md, 2.10). */
final class CommitFailbackAction {

  private final StepContext context;

  CommitFailbackAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    Production production = ProductionVm.of(context, member).data();
    member.begin(ReplicaOperation.COMMIT_FAILBACK);
    member.replication().adopt(member.replicated(), production);
    member.adopt(production.name());
    member.replication().resume(member.replicated());
    member.reach(State.READY);
    return Result.of(
        "'%s' is the production VM; '%s' is replicated to again"
            .formatted(production.name(), member.name()));
  }
}
