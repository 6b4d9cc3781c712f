// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.journal.RunWriter;
import io.muster.replica.ReplicaState;
import io.muster.run.Actor;
import io.muster.run.Happening;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepUndone;
import io.muster.run.StepFault;
import io.muster.run.StepPlace;
import io.muster.run.UndoPlan;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What becomes of the steps of a plan: it is written down, then counted, then told. */
final class StepEvents {

  private final PlanRun run;
  private final Progress progress;
  private final Optional<UndoPlan> undo;
  private final RunWriter writer;

  /**
   * @param undo where the plan takes another one back
   */
  StepEvents(PlanRun run, Progress progress, Optional<UndoPlan> undo) {
    this.run = run;
    this.progress = progress;
    this.undo = undo;
    this.writer = new RunWriter(run.around().log(), run.around().time());
  }

  /** Writes what ends steps, together with what else happens in the run. */
  RunWriter writer() {
    return writer;
  }

  void skipped(PlanSteps.Entry entry, String reason) {
    record(new StepSkipped(now(), entry.place(), reason));
  }

  /**
   * @param coming with whom what was put off is written
   */
  void began(PlanSteps.Entry entry, int attempt, RunWriter.Coming coming) {
    coming.arrives();
    record(new StepBegan(now(), entry.place(), attempt), () -> progress.began(entry));
    run.timers().written().unknown();
  }

  /** It is written with what follows it, or when {@link RunWriter#settle} is called. */
  void done(PlanSteps.Entry entry, Result result, List<ReplicaState> states) {
    Instant now = now();
    StepDone done =
        new StepDone(
            now, entry.place(), result.detail(), result.takenBackBy(), result.recoveredTo());
    List<Happening> ends = new ArrayList<>(List.of(new Happening(done, states)));
    undone(entry).ifPresent(step -> ends.add(Happening.of(new StepUndone(now, step))));
    writer.putOff(
        ends,
        () -> {
          progress.done(entry, result, now);
          ends.forEach(end -> run.around().events().accept(end.event()));
        });
  }

  private Optional<StepPlace> undone(PlanSteps.Entry entry) {
    List<StepId> failed =
        progress.tolerated().stream().map(failure -> failure.step().id()).toList();
    return undo.flatMap(it -> it.undone(entry.place().id(), failed));
  }

  /** An attempt has failed that is followed by another one. */
  void failedOnce(PlanSteps.Entry entry, StepFault fault, Duration retryIn) {
    record(failure(entry, fault, Optional.of(retryIn)));
  }

  /** The last attempt has failed, and people are asked what becomes of the step. */
  void failedAndAsked(PlanSteps.Entry entry, StepFault fault) {
    record(failure(entry, fault, Optional.empty()), () -> progress.asked(entry));
  }

  /** The last attempt has failed, which stops the plan where the step is critical. */
  void failed(PlanSteps.Entry entry, StepFault fault) {
    record(failure(entry, fault, Optional.empty()), () -> stays(entry, fault));
  }

  private StepFailed failure(PlanSteps.Entry entry, StepFault fault, Optional<Duration> retryIn) {
    return new StepFailed(now(), entry.place(), fault, entry.options().critical(), retryIn);
  }

  /** Nobody wants it to be tried again. */
  void stays(PlanSteps.Entry entry, StepFault fault) {
    if (progress.failed(entry, fault)) {
      run.stop();
    }
  }

  /** Somebody wants the plan to go on without it. */
  void leftOut(PlanSteps.Entry entry, Actor by) {
    record(
        new StepSkipped(now(), entry.place(), "by " + by.words()), () -> progress.leftOut(entry));
  }

  void record(RunEvent event) {
    record(event, () -> {});
  }

  private void record(RunEvent event, Runnable count) {
    writer.write(
        Happening.of(event),
        () -> {
          count.run();
          run.around().events().accept(event);
        });
  }

  private Instant now() {
    return run.around().time().now();
  }
}
