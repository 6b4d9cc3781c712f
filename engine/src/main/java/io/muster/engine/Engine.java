// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Preflight;
import io.muster.action.ReplicaStatus;
import io.muster.action.StepContext;
import io.muster.journal.ClaimedRun;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Runs plans of runbooks. */
public final class Engine {

  /** How long looking at the sites may take. */
  static final Duration PREFLIGHT = Duration.ofMinutes(10);

  private final Time time;
  private final Forks forks;
  private final RunRecords records;
  private final Controls controls;
  private final Hearing hearing;
  private final Executions executions;
  private final Starting starting;
  private final Discards discards;
  private final Answers answers;

  public Engine(Time time, Sites sites, RunRecords records) {
    this.time = time;
    this.forks = new Forks(time);
    this.records = records;
    this.controls = new Controls(records, time);
    this.hearing = new Hearing(records.journal(), time);
    this.executions = new Executions(time, sites, records, hearing);
    this.starting = new Starting(records, controls, executions, time);
    this.discards = new Discards(controls, executions, time);
    this.answers = new Answers(records, controls, sites.people(), time);
  }

  /**
   * Starts a run.
   *
   * @param events is told what happens, one event at a time, the last one being {@link
   *     RunEvent.RunEnded}
   * @return ends with the report; fails with {@link RunRefusedException} when the run was not
   *     started, and with {@link RunAsksException} when it waits for what is answered elsewhere
   */
  public CompletionStage<RunReport> run(RunRequest request, Consumer<RunEvent> events) {
    return run(request, _ -> {}, events);
  }

  /**
   * The same.
   *
   * @param warnings is told, before the plan begins, what is to be known of it then
   */
  public CompletionStage<RunReport> run(
      RunRequest request, Consumer<RunWarning> warnings, Consumer<RunEvent> events) {
    return forks.call("run", () -> start(request, warnings, events));
  }

  /**
   * Tells a run what to do, and goes on with it.
   *
   * @param events is told how it was started, and then what happens
   * @return ends with the report; fails with {@link RunRefusedException} when the run cannot be
   *     told this now, and with {@link io.muster.journal.NoSuchRunException}
   */
  public CompletionStage<RunReport> tell(ControlRequest request, Consumer<RunEvent> events) {
    return forks.call("run", () -> goOn(request, events));
  }

  /**
   * Lets the steps of a run that wait for a time go on at another one.
   *
   * @return fails with {@link RunRefusedException} when nothing of it waits
   */
  public CompletionStage<Void> move(RunId run, Instant until, Actor by) {
    return forks.call(
        "move",
        () -> {
          new Moves(records, controls, time)
              .move(run, until, by)
              .forEach(event -> hearing.said(run, event));
          return null;
        });
  }

  /**
   * Answers what a run asks for, whoever has it.
   *
   * @return the answer; fails with {@link RunRefusedException} when it does not count
   */
  public CompletionStage<DecisionAnswered> answer(RunId run, String choice, Actor by) {
    return answer(run, Optional.empty(), choice, by);
  }

  /**
   * The same, where a run asks several things.
   *
   * @param about the step that is asked about; empty for the first
   */
  public CompletionStage<DecisionAnswered> answer(
      RunId run, Optional<StepId> about, String choice, Actor by) {
    return forks.call(
        "answer",
        () -> {
          Reply reply = answers.answer(run, about, choice, by);
          hearing.said(run, reply.written());
          return reply.answer();
        });
  }

  /**
   * Writes a new run down, for whoever goes on with it.
   *
   * @param warnings is told what is to be known of it before it begins
   * @return fails with {@link RunRefusedException} when the run was not started
   */
  public CompletionStage<StoredRun> submit(RunRequest request, Consumer<RunWarning> warnings) {
    return forks.call(
        "submit",
        () -> {
          Preflight.Seen seen = starting.look(request);
          executions.compile(request.runbook(), seen.plan()).close();
          return starting.start(request, seen, warnings).run();
        });
  }

  /**
   * Writes down what a run is told, for whoever goes on with it.
   *
   * @return fails with {@link RunRefusedException} when the run cannot be told this now
   */
  public CompletionStage<StoredRun> instruct(ControlRequest request) {
    return forks.call(
        "tell",
        () -> {
          discards.requireMeant(request);
          if (request.control() == Control.ABORT) {
            controls.abort(request);
          } else if (!isAnswered(request)) {
            controls.take(request);
          }
          return controls.find(request.run());
        });
  }

  /**
   * Goes on with a run where it stands, whoever had it before.
   *
   * @param leavesAfter the shortest wait for which it is left to a later call
   * @param events is told what happens
   * @return fails with {@link io.muster.journal.ClaimLostException} when another process has taken
   *     it over
   */
  public CompletionStage<Segment> goOn(RunId run, Duration leavesAfter, Consumer<RunEvent> events) {
    return forks.call(
        "run",
        () -> {
          if (!RunHistory.of(controls.events(run)).goesOn()) {
            return new Segment.Nothing();
          }
          StoredRun stored = controls.find(run);
          try (Executions.Compiled compiled = executions.compile(stored.runbook(), stored.plan())) {
            Controls.Taken taken = controls.takeOver(stored);
            taken.told().forEach(events);
            return execute(compiled, taken.run(), Optional.of(leavesAfter), events);
          }
        });
  }

  /**
   * Lets all runs that this engine has under way go on in another process: what has begun is ended,
   * nothing more is begun.
   */
  public void leave() {
    hearing.leave();
  }

  /** How many runs this engine has under way. */
  public int underWay() {
    return hearing.count();
  }

  /**
   * What has come of a run that has ended or halted, in whichever process.
   *
   * @return fails with {@link io.muster.journal.NoSuchRunException}
   */
  public CompletionStage<RunReport> report(RunId run) {
    return forks.call(
        "report",
        () -> {
          StoredRun stored = controls.find(run);
          return RunReport.of(
              executions.looking(stored), stored, RunHistory.of(controls.events(run)));
        });
  }

  /** What can be seen of the replicas of a runbook, in the order of its text; changes nothing. */
  public CompletionStage<List<ReplicaStatus>> replicas(Runbook runbook) {
    return forks.call(
        "replicas",
        () -> {
          StepContext context = looking(runbook, PREFLIGHT);
          return runbook.replicas().stream().map(it -> ReplicaStatus.of(context, it)).toList();
        });
  }

  /**
   * Replicates machines that nothing else replicates; a replica that is missing is made.
   *
   * @param told what becomes of each turn, one at a time
   * @throws InvalidRequestException when the runbook has no such machine
   */
  public Replicating replicate(ReplicationRequest request, Consumer<ReplicationTurn> told) {
    return ReplicationStart.of(time, request, told, limit -> looking(request.runbook(), limit));
  }

  private StepContext looking(Runbook runbook, Duration limit) {
    return executions.looking(RunId.of(runbook.name(), time.now()), runbook, false, limit);
  }

  private RunReport start(
      RunRequest request, Consumer<RunWarning> warnings, Consumer<RunEvent> events) {
    Preflight.Seen seen = starting.look(request);
    try (Executions.Compiled compiled = executions.compile(request.runbook(), seen.plan())) {
      Starting.Started started = starting.start(request, seen, warnings);
      StoredRun run = started.run();
      events.accept(run.start());
      ClaimedRun log = new ClaimedRun(records.journal(), started.claim(), time);
      return ended(
          run.id(),
          execute(
              compiled,
              new Executions.Claimed(run, RunHistory.NONE, 1, log),
              Optional.empty(),
              events));
    }
  }

  private Segment execute(
      Executions.Compiled compiled,
      Executions.Claimed claimed,
      Optional<Duration> leavesAfter,
      Consumer<RunEvent> events) {
    Segment segment = compiled.execute(claimed, leavesAfter, events);
    return new FailingBack(starting, time).after(segment, claimed.run(), claimed.log(), events);
  }

  private static RunReport ended(RunId run, Segment segment) {
    return switch (segment) {
      case Segment.Ended(RunReport report) -> report;
      case Segment.Left _, Segment.Nothing _, Segment.FailsBack _ ->
          throw new RunAsksException(run);
    };
  }

  private RunReport goOn(ControlRequest request, Consumer<RunEvent> events) {
    discards.requireMeant(request);
    StoredRun run = controls.find(request.run());
    if (request.control() == Control.ABORT) {
      RunEnded end = controls.abort(request);
      events.accept(run.start());
      events.accept(end);
      return RunReport.aborted(run);
    }
    try (Executions.Compiled compiled = executions.compile(run.runbook(), run.plan())) {
      Controls.Taken taken = controls.take(isAnswered(request) ? request.resuming() : request);
      events.accept(run.start());
      taken.told().forEach(events);
      return ended(run.id(), execute(compiled, taken.run(), Optional.empty(), events));
    }
  }

  /** Whether a run has asked what it is told, and was answered by that. */
  private boolean isAnswered(ControlRequest request) {
    List<DecisionAnswered> said = answers.instead(request);
    said.forEach(answer -> hearing.said(request.run(), answer));
    return !said.isEmpty();
  }
}
