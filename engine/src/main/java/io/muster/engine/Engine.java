// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Inventory;
import io.muster.action.Preflight;
import io.muster.action.ReplicaStatus;
import io.muster.action.StepContext;
import io.muster.route.PlanRoutes;
import io.muster.route.PlanRun;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs plans of runbooks. */
public final class Engine implements AutoCloseable {

  /** How long looking at the sites may take. */
  private static final Duration PREFLIGHT = Duration.ofMinutes(10);

  private final Time time;
  private final Sites sites;
  private final PlanRoutes routes;

  public Engine(Time time, Sites sites) {
    this.time = time;
    this.sites = sites;
    this.routes = new PlanRoutes(time);
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

  /** What can be seen of the replicas of a runbook, in the order of its text; changes nothing. */
  public CompletionStage<List<ReplicaStatus>> replicas(Runbook runbook) {
    return inTime(
        "replicas",
        () -> {
          StepContext context =
              around(RunId.of(runbook.name(), time.now()), runbook, false, _ -> {})
                  .context(time.now().plus(PREFLIGHT));
          return runbook.replicas().stream().map(it -> ReplicaStatus.of(context, it)).toList();
        });
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

  private PlanRun.Surroundings around(
      RunId run, Runbook runbook, boolean forced, Consumer<RunEvent> events) {
    return new PlanRun.Surroundings(
        run,
        runbook,
        new Inventory(sites.vCenters()),
        sites.replications(),
        sites.conversion(),
        forced,
        sites.network(),
        time,
        sites.messages(),
        events);
  }

  private RunReport start(
      RunRequest request, Consumer<RunWarning> warnings, Consumer<RunEvent> events) {
    Plan plan = Plans.of(request);
    RunId run = RunId.of(request.runbook().name(), time.now());
    PlanRun.Surroundings around = around(run, request.runbook(), request.forced(), events);
    Preflight.Seen seen = Preflight.of(around.context(time.now().plus(PREFLIGHT)), plan);
    if (!seen.refusals().isEmpty()) {
      throw new RunRefusedException(seen.refusals());
    }
    if (!request.confirmed() && !seen.discards().isEmpty()) {
      throw new RunRefusedException(seen.discards());
    }
    seen.warnings().forEach(it -> warnings.accept(new RunWarning(time.now(), run, it)));
    return new Execution(routes, around, seen.plan(), seen.skips(), sites.losses()).execute();
  }

  @Override
  public void close() {
    routes.close();
  }
}
