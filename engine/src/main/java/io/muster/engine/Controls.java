// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.ClaimedRun;
import io.muster.journal.NoSuchRunException;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.Happening;
import io.muster.run.Outcome;
import io.muster.run.Resumption;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.time.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells runs what to do, which is written down before anything follows from it. */
final class Controls {

  private final RunRecords records;
  private final Time time;

  /**
   * A run that goes on here.
   *
   * @param told what it was told now
   */
  record Taken(Executions.Claimed run, List<RunEvent> told) {}

  Controls(RunRecords records, Time time) {
    this.records = records;
    this.time = time;
  }

  /**
   * Takes a run over and tells it what to do.
   *
   * @throws RunRefusedException when the run cannot be told this now; it is left as it is
   * @throws NoSuchRunException when there is no such run
   */
  Taken take(ControlRequest request) {
    StoredRun run = find(request.run());
    List<RunEvent> events = events(request.run());
    RunHistory history = RunHistory.of(events);
    Resumption.refusal(request.run(), history, request.control(), request.step())
        .ifPresent(Controls::refuse);
    ClaimedRun log = claim(request.run());
    // why: read again, because whoever had the run before may have written until it was claimed
    events = new ArrayList<>(events(request.run()));
    List<RunEvent> told = told(request, RunHistory.of(events));
    log.append(told.stream().map(Happening::of).toList());
    events.addAll(told);
    return new Taken(claimed(run, events, log), told);
  }

  private static Executions.Claimed claimed(StoredRun run, List<RunEvent> events, ClaimedRun log) {
    return new Executions.Claimed(run, RunHistory.of(events), events.size() - log.appended(), log);
  }

  /**
   * Takes a run over to go on with it where it stands; what was under way is said to be resumed.
   */
  Taken takeOver(StoredRun run) {
    ClaimedRun log = claim(run.id());
    List<RunEvent> events = new ArrayList<>(events(run.id()));
    List<RunEvent> told = new ArrayList<>();
    if (RunHistory.of(events).wasCutOff()) {
      RunControlled resumed =
          new RunControlled(
              time.now(),
              Control.RESUME,
              Optional.empty(),
              new Actor(records.node(), "the process that had it has ended"));
      log.append(resumed);
      told.add(resumed);
    }
    events.addAll(told);
    return new Taken(claimed(run, events, log), told);
  }

  private ClaimedRun claim(RunId id) {
    return new ClaimedRun(records.journal(), records.journal().claim(id, records.node()), time);
  }

  /** Ends a run as it stands. */
  RunEnded abort(ControlRequest request) {
    Taken taken = take(request);
    RunEnded end =
        new RunEnded(
            time.now(), request.run(), Outcome.ABORTED, Optional.empty(), Optional.empty());
    taken.run().log().append(end);
    return end;
  }

  private List<RunEvent> told(ControlRequest request, RunHistory history) {
    List<StepPlace> failed = Resumption.failed(history, request.step());
    List<RunEvent> told = new ArrayList<>();
    told.add(
        new RunControlled(
            time.now(),
            request.control(),
            request.step().isEmpty() ? Optional.empty() : failed.stream().findFirst(),
            request.by()));
    if (request.control() == Control.SKIP) {
      for (StepPlace step : failed) {
        told.add(new StepSkipped(time.now(), step, "by " + request.by().words()));
      }
    }
    return told;
  }

  StoredRun find(RunId run) {
    return records.journal().find(run).orElseThrow(() -> new NoSuchRunException(run));
  }

  List<RunEvent> events(RunId run) {
    return records.journal().events(run);
  }

  static void refuse(String sentence) {
    throw RunRefusedException.invalidState(sentence);
  }
}
