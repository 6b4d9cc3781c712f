// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.ClaimedRun;
import io.muster.route.PlanRun;
import io.muster.run.Actor;
import io.muster.run.NotYet;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.run.StepFault;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Begins the failback that was decided when a failover stood, as a run of its own: the end of the
 * one and the start of the other are written as one, so that neither is lost or comes twice.
 */
final class FailingBack {

  private final Starting starting;
  private final Time time;

  FailingBack(Starting starting, Time time) {
    this.starting = starting;
    this.time = time;
  }

  /** Whether this runbook's machines can go back by a plan that this version can run. */
  static boolean isOffered(Runbook runbook) {
    Plan plan = runbook.plan(PlanName.FAILBACK);
    return plan.machines().findAny().isPresent() && NotYet.in(plan).isEmpty();
  }

  /** The name of the failback that follows from a run. */
  static RunId next(RunId run) {
    return new RunId(run + "-failback");
  }

  /**
   * Ends a stretch of a run: what it has decided to be done by another run is begun.
   *
   * @param events is told the end of the run
   */
  Segment after(Segment segment, StoredRun run, ClaimedRun log, Consumer<RunEvent> events) {
    if (!(segment instanceof Segment.FailsBack(RunReport report, Actor by, Set<String> machines))) {
      return segment;
    }
    RunReport ended;
    RunEnded end;
    try {
      Starting.Next next = starting.next(next(run.id()), request(run, by, machines));
      ended = report.followedBy(next.run().id());
      end = ended.end(time.now());
      log.follow(end, next.run(), next.replicas());
    } catch (RunRefusedException | InvalidRequestException refused) {
      ended = report.failed(standing(run, refused));
      end = ended.end(time.now());
      log.append(end);
    }
    events.accept(end);
    return new Segment.Ended(ended);
  }

  private static RunRequest request(StoredRun run, Actor by, Set<String> machines) {
    Set<String> all =
        run.runbook()
            .plan(PlanName.FAILBACK)
            .machines()
            .map(Step.Vm::vm)
            .collect(Collectors.toSet());
    all.removeAll(machines);
    String why = "decided in run '%s'".formatted(run.id());
    return new RunRequest(
        run.runbook(),
        PlanName.FAILBACK,
        // why: what is written before and after the machines is meant for all of them
        all.isEmpty() ? Set.of() : machines,
        true,
        false,
        new Actor(by.name(), by.reason().isBlank() ? why : why + ": " + by.reason()));
  }

  private static List<PlanRun.Failure> standing(StoredRun run, RuntimeException refused) {
    StepPlace decision =
        new StepPlace(run.plan().id().child("decide"), Optional.empty(), Optional.empty());
    List<StepFault> faults =
        refused instanceof RunRefusedException known
            ? known.reasons()
            : List.of(new StepFault("InvalidRequest", String.valueOf(refused.getMessage()), true));
    return faults.stream().map(fault -> new PlanRun.Failure(decision, fault)).toList();
  }
}
