// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.route.PlanRun;
import io.muster.run.Outcome;
import io.muster.runbook.PlanName;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run has come to. */
final class Outcomes {

  private static final Set<PlanName> RECOVERING =
      EnumSet.of(PlanName.FAILOVER, PlanName.PLANNED_FAILOVER, PlanName.DRILL);

  private Outcomes() {}

  /** From the start to the last verification; empty where nothing was recovered. */
  static Optional<Duration> recoveryTime(PlanName plan, PlanRun run, Instant start) {
    boolean recovered = run.failures().isEmpty() && RECOVERING.contains(plan);
    return recovered
        ? run.lastInGroups().map(end -> Duration.between(start, end))
        : Optional.empty();
  }

  /**
   * How a run ends.
   *
   * @param undo whether what was done was taken back
   * @param standing what could not be
   */
  static Outcome of(PlanName plan, PlanRun run, boolean undo, List<PlanRun.Failure> standing) {
    boolean failed = !run.failures().isEmpty();
    return switch (plan) {
      case DRILL -> failed || !standing.isEmpty() ? Outcome.FAILED : Outcome.DONE;
      case UNDO -> failed || !run.tolerated().isEmpty() ? Outcome.FAILED : Outcome.UNDONE;
      case COMMIT, PERMANENT, SWITCHOVER, REPROTECT ->
          failed || !run.tolerated().isEmpty() ? Outcome.FAILED : Outcome.DONE;
      default -> {
        if (undo) {
          yield standing.isEmpty() ? Outcome.UNDONE : Outcome.FAILED;
        }
        yield failed ? Outcome.HALTED : Outcome.DONE;
      }
    };
  }
}
