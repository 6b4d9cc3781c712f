// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Inventory;
import io.muster.action.Preflight;
import io.muster.route.PlanRoutes;
import io.muster.route.PlanRun;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.runbook.Plan;
import io.muster.time.Time;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

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
    CompletableFuture<RunReport> report = new CompletableFuture<>();
    time.fork(
        "run",
        () -> {
          try {
            report.complete(start(request, events));
          } catch (RuntimeException | Error e) {
            report.completeExceptionally(e);
          }
        });
    return report;
  }

  private RunReport start(RunRequest request, Consumer<RunEvent> events) {
    Plan plan = Plans.of(request);
    RunId run = RunId.of(request.runbook().name(), time.now());
    PlanRun.Surroundings around =
        new PlanRun.Surroundings(
            run,
            request.runbook(),
            new Inventory(sites.vCenters()),
            sites.replications(),
            sites.conversion(),
            sites.network(),
            time,
            sites.messages(),
            events);
    Preflight.Seen seen = Preflight.of(around.context(time.now().plus(PREFLIGHT)), plan);
    if (!seen.refusals().isEmpty()) {
      throw new RunRefusedException(seen.refusals());
    }
    if (!request.confirmed() && !seen.discards().isEmpty()) {
      throw new RunRefusedException(seen.discards());
    }
    return new Execution(routes, around, seen.plan(), seen.skips()).execute();
  }

  @Override
  public void close() {
    routes.close();
  }
}
