// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Inventory;
import io.muster.action.StepContext;
import io.muster.journal.ClaimedRun;
import io.muster.route.Leaving;
import io.muster.route.LogContext;
import io.muster.route.PlanRoutes;
import io.muster.route.Surroundings;
import io.muster.run.RunEvent;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.RunLog;
import io.muster.run.StoredRun;
import io.muster.run.UndoBlocks;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Activity;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Executes runs in this process. */
final class Executions {

  private final Time time;
  private final Sites sites;
  private final RunRecords records;
  private final Hearing hearing;

  Executions(Time time, Sites sites, RunRecords records, Hearing hearing) {
    this.time = time;
    this.sites = sites;
    this.records = records;
    this.hearing = hearing;
  }

  /**
   * A run that goes on here.
   *
   * @param history what has happened in it so far
   * @param seen how many events that is, without those that its log has written
   */
  record Claimed(StoredRun run, RunHistory history, long seen, ClaimedRun log) {}

  /** The routes of a plan, before anything is written down: what cannot be compiled cannot run. */
  Compiled compile(Runbook runbook, Plan plan) {
    Activity activity = new Activity(time);
    PlanRoutes routes = new PlanRoutes(activity);
    try {
      routes.compile(runbook, plan);
      UndoBlocks.all(plan).ifPresent(blocks -> routes.compile(runbook, blocks));
      return new Compiled(activity, routes);
    } catch (RuntimeException e) {
      routes.close();
      throw e;
    }
  }

  /** The routes of one run. */
  final class Compiled implements AutoCloseable {

    private final Activity activity;
    private final PlanRoutes routes;

    private Compiled(Activity activity, PlanRoutes routes) {
      this.activity = activity;
      this.routes = routes;
    }

    /**
     * Executes the run, on the thread that calls.
     *
     * @param leavesAfter the shortest wait for which it leaves this process; empty where it stays
     *     unless it asks for what cannot be answered while this process is there
     */
    Segment execute(Claimed claimed, Optional<Duration> leavesAfter, Consumer<RunEvent> events) {
      StoredRun run = claimed.run();
      Surroundings around =
          around(
              Subject.of(run),
              activity,
              new Leaving(leavesAfter, records.answeredElsewhere()),
              claimed.log(),
              events);
      Execution execution = new Execution(routes, around, run, claimed.history(), sites.losses());
      try (LogContext _ = LogContext.run(run.id());
          Hearing.Listening _ = hearing.listen(run.id(), claimed.seen(), execution)) {
        return switch (execution.execute()) {
          case Segment.Left(var until, long heard) ->
              new Segment.Left(until, claimed.seen() + claimed.log().appended() + heard);
          case Segment other -> other;
        };
      }
    }

    @Override
    public void close() {
      routes.close();
    }
  }

  /** What something is done for. */
  private record Subject(
      RunId run,
      Instant started,
      Runbook runbook,
      boolean forced,
      Optional<Duration> latestSwitch) {

    static Subject of(StoredRun run) {
      return new Subject(run.id(), run.started(), run.runbook(), run.forced(), run.latestSwitch());
    }
  }

  /** What looks at the sites outside of any run, and changes nothing. */
  StepContext looking(RunId run, Runbook runbook, boolean forced, Duration limit) {
    return looking(new Subject(run, time.now(), runbook, forced, Optional.empty()))
        .context(time.now().plus(limit));
  }

  /** The same for a run as it stands. */
  Surroundings looking(StoredRun run) {
    return looking(Subject.of(run));
  }

  private Surroundings looking(Subject subject) {
    return around(subject, new Activity(time), Leaving.NEVER, RunLog.NONE, _ -> {});
  }

  private Surroundings around(
      Subject subject, Activity activity, Leaving leaving, RunLog log, Consumer<RunEvent> events) {
    Runbook runbook = subject.runbook();
    return new Surroundings(
        subject.run(),
        subject.started(),
        subject.latestSwitch(),
        runbook,
        new Inventory(sites.vCenters()),
        sites.replications(),
        sites.conversion().at(runbook.sites().recovery()),
        subject.forced(),
        sites.network(),
        activity,
        leaving,
        sites.messages(),
        site -> records.site(runbook, site),
        log,
        events);
  }
}
