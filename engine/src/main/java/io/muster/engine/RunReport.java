// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.route.PlanRun;
import io.muster.route.Surroundings;
import io.muster.run.Outcome;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.run.UndoPlan;
import io.muster.runbook.Decision;
import io.muster.runbook.PlanName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What has come of a run.
 *
 * @param rto from the start to the last verification; empty where nothing was recovered
 * @param rpo how much data is lost at most with a replica that was started, as measured, or else
 *     the age of its restore point at the start of the run
 * @param failures the critical failure that stopped the plan, and those of steps in flight then
 * @param warnings the failures that the plan went on past
 * @param standing what could not be taken back
 * @param waiting what is left for people to do
 * @param next the run that follows from it
 */
public record RunReport(
    RunId run,
    PlanName plan,
    Outcome outcome,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    List<PlanRun.Failure> failures,
    List<PlanRun.Failure> warnings,
    List<PlanRun.Failure> standing,
    Optional<Waiting> waiting,
    Optional<RunId> next) {

  /** The run's last event. */
  RunEnded end(Instant time) {
    return new RunEnded(time, run, outcome, rto, rpo);
  }

  /** The same run, which another one follows. */
  RunReport followedBy(RunId other) {
    return new RunReport(
        run, plan, outcome, rto, rpo, failures, warnings, standing, waiting, Optional.of(other));
  }

  /** The same run, which did not reach what it was for in the end. */
  RunReport failed(List<PlanRun.Failure> why) {
    return new RunReport(
        run, plan, Outcome.FAILED, rto, rpo, failures, warnings, why, waiting, next);
  }

  /** As it was written down. */
  static RunReport of(Surroundings around, StoredRun run, RunHistory history) {
    PlanRun plan = new PlanRun(around, run.plan(), run.skips(), history);
    List<PlanRun.Failure> standing =
        history.isUndoing()
            ? new PlanRun(around, UndoPlan.of(run.plan(), plan.done()).plan(), Map.of(), history)
                .tolerated()
            : List.of();
    Outcome outcome = history.end().map(RunEnded::outcome).orElse(Outcome.HALTED);
    return new RunReport(
        run.id(),
        run.plan().name(),
        outcome,
        history.end().flatMap(RunEnded::rto),
        history.end().flatMap(RunEnded::rpo),
        plan.failures(),
        plan.tolerated(),
        standing,
        outcome == Outcome.DONE ? Waiting.of(run.runbook(), run.plan()) : Optional.empty(),
        history.isChosen(Decision.Choice.FAILBACK.word()) && outcome == Outcome.DONE
            ? Optional.of(FailingBack.next(run.id()))
            : Optional.empty());
  }

  /** Of a run that somebody has ended as it stood. */
  static RunReport aborted(StoredRun run) {
    return new RunReport(
        run.id(),
        run.plan().name(),
        Outcome.ABORTED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  /** What stopped the plan; empty when nothing did. */
  public Optional<PlanRun.Failure> failure() {
    return failures.stream().findFirst();
  }
}
