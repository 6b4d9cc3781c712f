// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Inventory;
import io.muster.action.Preflight;
import io.muster.action.ReplicaStatus;
import io.muster.action.ReplicateAction;
import io.muster.action.StepContext;
import io.muster.journal.ClaimedRun;
import io.muster.route.PlanRoutes;
import io.muster.route.PlanRun;
import io.muster.route.Surroundings;
import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.RunLog;
import io.muster.run.StepFault;
import io.muster.run.StoredRun;
import io.muster.run.UndoPlan;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs plans of runbooks. */
public final class Engine implements AutoCloseable {

  /** How long looking at the sites may take. */
  private static final Duration PREFLIGHT = Duration.ofMinutes(10);

  /** How long sending all disks of a machine may take. */
  private static final Duration SENDING = Duration.ofDays(2);

  private final Time time;
  private final Sites sites;
  private final RunRecords records;
  private final Controls controls;

  public Engine(Time time, Sites sites, RunRecords records) {
    this.time = time;
    this.sites = sites;
    this.records = records;
    this.controls = new Controls(records, time);
  }

  /**
   * Starts a run.
   *
   * @param events is told what happens, one event at a time, the last one being {@link
   *     RunEvent.RunEnded}
   * @return ends with the report; fails with {@link RunRefusedException} when the run was not
   *     started
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
    return inTime("run", () -> start(request, warnings, events));
  }

  /**
   * Tells a run what to do, and goes on with it.
   *
   * @param events is told how it was started, and then what happens
   * @return ends with the report; fails with {@link RunRefusedException} when the run cannot be
   *     told this now, and with {@link io.muster.journal.NoSuchRunException}
   */
  public CompletionStage<RunReport> tell(ControlRequest request, Consumer<RunEvent> events) {
    return inTime("run", () -> goOn(request, events));
  }

  /**
   * Lets the steps of a run that wait for a time go on at another one. Whoever had the run stops;
   * it waits to be resumed.
   *
   * @return fails with {@link RunRefusedException} when nothing of it waits
   */
  public CompletionStage<Void> move(RunId run, Instant until, Actor by) {
    return inTime(
        "move",
        () -> {
          controls.move(run, until, by);
          return null;
        });
  }

  /** What can be seen of the replicas of a runbook, in the order of its text; changes nothing. */
  public CompletionStage<List<ReplicaStatus>> replicas(Runbook runbook) {
    return inTime(
        "replicas",
        () -> {
          StepContext context =
              looking(RunId.of(runbook.name(), time.now()), runbook, false, PREFLIGHT);
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
    List<String> machines = Plans.replicated(request);
    Replicating replicating =
        new Replicating(
            time,
            request.schedule().every(),
            told,
            (machine, key) -> {
              Runbook runbook = request.runbook();
              StepContext context =
                  looking(RunId.of(runbook.name(), time.now()), runbook, false, SENDING);
              return new ReplicateAction(context, request.schedule().placement())
                  .perform(machine, key);
            });
    replicating.start(machines);
    return replicating;
  }

  private <T> CompletionStage<T> inTime(String name, Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    time.fork(
        name,
        () -> {
          try {
            result.complete(work.get());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /** What looks at the sites outside of any run, and changes nothing. */
  private StepContext looking(RunId run, Runbook runbook, boolean forced, Duration limit) {
    return around(run, time.now(), runbook, forced, RunLog.NONE, _ -> {})
        .context(time.now().plus(limit));
  }

  private Surroundings around(StoredRun run, RunLog log, Consumer<RunEvent> events) {
    return around(run.id(), run.started(), run.runbook(), run.forced(), log, events);
  }

  private Surroundings around(
      RunId run,
      Instant started,
      Runbook runbook,
      boolean forced,
      RunLog log,
      Consumer<RunEvent> events) {
    return new Surroundings(
        run,
        started,
        runbook,
        new Inventory(sites.vCenters()),
        sites.replications(),
        sites.conversion(),
        forced,
        sites.network(),
        time,
        sites.messages(),
        site -> records.site(runbook, site),
        log,
        events);
  }

  private RunReport start(
      RunRequest request, Consumer<RunWarning> warnings, Consumer<RunEvent> events) {
    Plan plan = Plans.of(request);
    Runbook runbook = request.runbook();
    RunId first = RunId.of(runbook.name(), time.now());
    Preflight.Seen seen = Preflight.of(looking(first, runbook, request.forced(), PREFLIGHT), plan);
    if (!seen.refusals().isEmpty()) {
      throw new RunRefusedException(seen.refusals());
    }
    if (!request.confirmed() && !seen.discards().isEmpty()) {
      throw new RunRefusedException(seen.discards());
    }
    try (PlanRoutes routes = compiled(runbook, seen.plan())) {
      Starting.Started started =
          new Starting(records, controls)
              .start(
                  first,
                  id ->
                      new StoredRun(
                          id,
                          runbook,
                          seen.plan(),
                          seen.skips(),
                          request.forced(),
                          records.place(),
                          request.by(),
                          time.now()));
      StoredRun run = started.run();
      seen.warnings().forEach(it -> warnings.accept(new RunWarning(time.now(), run.id(), it)));
      events.accept(started(run));
      ClaimedRun log = new ClaimedRun(records.journal(), started.claim(), time);
      return execution(routes, run, RunHistory.NONE, log, events).execute();
    }
  }

  private RunReport goOn(ControlRequest request, Consumer<RunEvent> events) {
    if (request.control() == Control.ABORT) {
      StoredRun run = controls.find(request.run());
      RunEnded end = controls.abort(request);
      events.accept(started(run));
      events.accept(end);
      return RunReport.aborted(run);
    }
    if (request.control() == Control.UNDO && !request.confirmed()) {
      requireNothingLost(request.run());
    }
    StoredRun run = controls.find(request.run());
    try (PlanRoutes routes = compiled(run.runbook(), run.plan())) {
      Controls.Taken taken = controls.take(request);
      events.accept(started(run));
      taken.told().forEach(events);
      return execution(routes, run, taken.history(), taken.log(), events).execute();
    }
  }

  /** To take back a failover discards what was written on its replicas, which has to be meant. */
  private void requireNothingLost(RunId id) {
    StoredRun run = controls.find(id);
    RunHistory history = RunHistory.of(controls.events(id));
    Surroundings around = around(run, RunLog.NONE, _ -> {});
    PlanRun sofar = new PlanRun(around, run.plan(), run.skips(), history);
    Plan undo = UndoPlan.of(run.plan(), sofar.done()).plan();
    List<StepFault> discards =
        Preflight.of(around.context(time.now().plus(PREFLIGHT)), undo).discards();
    if (!discards.isEmpty()) {
      throw new RunRefusedException(discards);
    }
  }

  /** As the journal has it as its first event. */
  private static RunStarted started(StoredRun run) {
    return new RunStarted(run.started(), run.id(), run.runbook().name(), run.plan().name());
  }

  /** The routes of a plan, before anything is written down: what cannot be compiled cannot run. */
  private PlanRoutes compiled(Runbook runbook, Plan plan) {
    PlanRoutes routes = new PlanRoutes(time);
    try {
      routes.compile(runbook, plan);
      return routes;
    } catch (RuntimeException e) {
      routes.close();
      throw e;
    }
  }

  private Execution execution(
      PlanRoutes routes, StoredRun run, RunHistory history, RunLog log, Consumer<RunEvent> events) {
    return new Execution(routes, around(run, log, events), run, history, sites.losses());
  }

  @Override
  public void close() {
    // why: what it works with belongs to whoever made it
  }
}
