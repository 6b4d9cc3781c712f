// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.journal.RunWriter;
import io.muster.replica.ReplicaState;
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
import io.muster.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens to the steps of a run: it is written down, then counted, then told. */
final class StepEvents {

  private final Surroundings around;
  private final Progress progress;
  private final Map<StepId, StepPlace> takesBack;
  private final RunWriter writer;

  /**
   * @param takesBack what is undone when a step is done
   */
  StepEvents(Surroundings around, Progress progress, Map<StepId, StepPlace> takesBack) {
    this.around = around;
    this.progress = progress;
    this.takesBack = takesBack;
    this.writer = new RunWriter(around.log(), around.time());
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
  }

  /** It is written with what follows it, or when {@link RunWriter#settle} is called. */
  void done(PlanSteps.Entry entry, Result result, List<ReplicaState> states) {
    Instant now = now();
    StepDone done =
        new StepDone(
            now, entry.place(), result.detail(), result.takenBackBy(), result.recoveredTo());
    List<Happening> ends = new ArrayList<>(List.of(new Happening(done, states)));
    Optional.ofNullable(takesBack.get(entry.place().id()))
        .ifPresent(step -> ends.add(Happening.of(new StepUndone(now, step))));
    writer.putOff(
        ends,
        () -> {
          progress.done(entry, result, now);
          ends.forEach(end -> around.events().accept(end.event()));
        });
  }

  /**
   * @param stopping is called when the plan stops because of it
   */
  void failed(
      PlanSteps.Entry entry, StepFault fault, Optional<Duration> retryIn, Runnable stopping) {
    record(
        new StepFailed(now(), entry.place(), fault, entry.options().critical(), retryIn),
        () -> {
          if (retryIn.isEmpty() && progress.failed(entry, fault)) {
            stopping.run();
          }
        });
  }

  void record(RunEvent event) {
    record(event, () -> {});
  }

  private void record(RunEvent event, Runnable count) {
    writer.write(
        Happening.of(event),
        () -> {
          count.run();
          around.events().accept(event);
        });
  }

  private Instant now() {
    return around.time().now();
  }
}
