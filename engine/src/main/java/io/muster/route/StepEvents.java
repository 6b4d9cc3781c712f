// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.replica.ReplicaState;
import io.muster.run.Actor;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.StepFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes down what becomes of the steps of a plan. */
final class StepEvents {

  private final PlanRun run;
  private final Progress progress;

  StepEvents(PlanRun run, Progress progress) {
    this.run = run;
    this.progress = progress;
  }

  void skipped(PlanSteps.Entry entry, String reason) {
    run.record(new StepSkipped(now(), entry.place(), reason), List.of(), () -> {});
  }

  void began(PlanSteps.Entry entry, int attempt) {
    run.record(
        new StepBegan(now(), entry.place(), attempt),
        List.of(),
        () -> {
          progress.began(entry);
          run.timers().written().unknown();
        });
  }

  void done(PlanSteps.Entry entry, Result result, List<ReplicaState> states) {
    Instant time = now();
    run.record(
        new StepDone(
            time, entry.place(), result.detail(), result.takenBackBy(), result.recoveredTo()),
        states,
        () -> progress.done(entry, result, time));
  }

  /** An attempt has failed that is followed by another one. */
  void failedOnce(PlanSteps.Entry entry, StepFault fault, Duration retryIn) {
    run.record(failure(entry, fault, Optional.of(retryIn)), List.of(), () -> {});
  }

  /** The last attempt has failed, and people are asked what becomes of the step. */
  void failedAndAsked(PlanSteps.Entry entry, StepFault fault) {
    run.record(failure(entry, fault, Optional.empty()), List.of(), () -> progress.asked(entry));
  }

  /** The last attempt has failed, which stops the plan where the step is critical. */
  void failed(PlanSteps.Entry entry, StepFault fault) {
    run.record(failure(entry, fault, Optional.empty()), List.of(), () -> count(entry, fault));
  }

  private StepFailed failure(PlanSteps.Entry entry, StepFault fault, Optional<Duration> retryIn) {
    return new StepFailed(now(), entry.place(), fault, entry.options().critical(), retryIn);
  }

  /** Nobody wants it to be tried again. */
  void stays(PlanSteps.Entry entry, StepFault fault) {
    synchronized (run) {
      count(entry, fault);
    }
  }

  private void count(PlanSteps.Entry entry, StepFault fault) {
    if (progress.failed(entry, fault)) {
      run.stop();
    }
  }

  /** Somebody wants the plan to go on without it. */
  void leftOut(PlanSteps.Entry entry, Actor by) {
    run.record(
        new StepSkipped(now(), entry.place(), "by " + by.words()),
        List.of(),
        () -> progress.leftOut(entry));
  }

  private Instant now() {
    return run.around().time().now();
  }
}
