// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Switchover;
import java.util.List;
import java.util.Optional;

/**
 * What a run leaves for people to do.
 *
 * @param sentence what it waits for
 * @param plans the plans that go on from there
 */
public record Waiting(String sentence, List<PlanName> plans) {

  static Optional<Waiting> of(Runbook runbook, Plan plan) {
    return switch (plan.name()) {
      case FAILBACK ->
          runbook.failback().switchover() instanceof Switchover.Manual
              ? Optional.of(
                  new Waiting(
                      "the replicas serve until somebody switches over",
                      List.of(PlanName.SWITCHOVER, PlanName.UNDO)))
              : Optional.of(undecided());
      case SWITCHOVER -> Optional.of(undecided());
      case FAILOVER, PLANNED_FAILOVER, DRILL, UNDO, COMMIT, PERMANENT, REPROTECT ->
          Optional.empty();
    };
  }

  private static Waiting undecided() {
    return new Waiting(
        "the failback is not final: the replicas are kept as they were before the switch",
        List.of(PlanName.COMMIT, PlanName.UNDO));
  }
}
