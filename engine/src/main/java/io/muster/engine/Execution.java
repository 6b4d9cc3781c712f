// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.route.PlanRoutes;
import io.muster.route.PlanRun;
import io.muster.run.Outcome;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepUndone;
import io.muster.run.UndoPlan;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/**
 * One run from its start to its end: the plan, and the undo that follows from a drill or a failure.
 */
final class Execution {

  /** Longer than any plan takes. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final Set<PlanName> RECOVERING =
      EnumSet.of(PlanName.FAILOVER, PlanName.PLANNED_FAILOVER, PlanName.DRILL);

  private final PlanRoutes routes;
  private final PlanRun.Surroundings around;
  private final Plan plan;
  private final Map<StepId, String> skips;
  private final Instant start;
  private final RecoveryPoint recoveryPoint;

  Execution(
      PlanRoutes routes,
      PlanRun.Surroundings around,
      Plan plan,
      Map<StepId, String> skips,
      Optional<Losses> losses) {
    this.routes = routes;
    this.around = around;
    this.plan = plan;
    this.skips = skips;
    this.start = around.time().now();
    this.recoveryPoint = new RecoveryPoint(losses, start);
  }

  RunReport execute() {
    PlanRun run = new PlanRun(around, plan, skips);
    routes.compile(around.runbook(), plan);
    around
        .events()
        .accept(new RunStarted(start, around.run(), around.runbook().name(), plan.name()));
    try {
      return execute(run);
    } catch (RuntimeException e) {
      around
          .events()
          .accept(
              new RunEnded(
                  around.time().now(),
                  around.run(),
                  Outcome.FAILED,
                  Optional.empty(),
                  Optional.empty()));
      throw e;
    }
  }

  private RunReport execute(PlanRun run) {
    Optional<RuntimeException> broken = perform(run);
    Optional<Duration> rpo = recoveryPoint.of(run, around);
    boolean failed = !run.failures().isEmpty() || broken.isPresent();
    boolean undo = plan.name() == PlanName.DRILL || (failed && plan.onFailure() == OnFailure.UNDO);
    List<PlanRun.Failure> standing = undo ? takeBack(run) : List.of();
    broken.ifPresent(
        problem -> {
          throw problem;
        });
    Outcome outcome = outcome(run, standing);
    if (outcome == Outcome.HALTED) {
      PlanRun.Failure failure = run.failures().getFirst();
      around.events().accept(new RunHalted(around.time().now(), failure.step(), failure.fault()));
    }
    Optional<Duration> rto = recoveryTime(run);
    around.events().accept(new RunEnded(around.time().now(), around.run(), outcome, rto, rpo));
    return new RunReport(
        around.run(),
        plan.name(),
        outcome,
        rto,
        rpo,
        run.failures(),
        run.tolerated(),
        standing,
        outcome == Outcome.DONE ? Waiting.of(around.runbook(), plan) : Optional.empty());
  }

  private Optional<Duration> recoveryTime(PlanRun run) {
    boolean recovered = run.failures().isEmpty() && RECOVERING.contains(plan.name());
    return recovered
        ? run.lastInGroups().map(end -> Duration.between(start, end))
        : Optional.empty();
  }

  private Outcome outcome(PlanRun run, List<PlanRun.Failure> standing) {
    boolean failed = !run.failures().isEmpty();
    return switch (plan.name()) {
      case DRILL -> failed || !standing.isEmpty() ? Outcome.FAILED : Outcome.DONE;
      case UNDO -> failed || !run.tolerated().isEmpty() ? Outcome.FAILED : Outcome.UNDONE;
      case COMMIT, PERMANENT, SWITCHOVER, REPROTECT ->
          failed || !run.tolerated().isEmpty() ? Outcome.FAILED : Outcome.DONE;
      default -> {
        if (!failed) {
          yield Outcome.DONE;
        }
        if (plan.onFailure() == OnFailure.HALT) {
          yield Outcome.HALTED;
        }
        yield standing.isEmpty() ? Outcome.UNDONE : Outcome.FAILED;
      }
    };
  }

  /** Takes back what was done, and says what still stands. */
  private List<PlanRun.Failure> takeBack(PlanRun ran) {
    UndoPlan undo = UndoPlan.of(plan, ran.done());
    PlanSteps steps = new PlanSteps(plan);
    PlanRun.Surroundings telling = around.telling(event -> tell(event, undo, steps));
    PlanRun run = new PlanRun(telling, undo.plan(), Map.of());
    routes.compile(around.runbook(), undo.plan());
    perform(run)
        .ifPresent(
            problem -> {
              throw problem;
            });
    return run.tolerated();
  }

  private void tell(RunEvent event, UndoPlan undo, PlanSteps steps) {
    around.events().accept(event);
    if (event instanceof StepDone done) {
      Optional.ofNullable(undo.undoes().get(done.step().id()))
          .flatMap(steps::find)
          .ifPresent(entry -> around.events().accept(new StepUndone(event.time(), entry.place())));
    }
  }

  /** Runs the routes of a plan to their end; gives the internal error that broke them off. */
  private Optional<RuntimeException> perform(PlanRun run) {
    try {
      around.time().await(routes.run(run), around.time().now().plus(LONGEST));
      return Optional.empty();
    } catch (TimeoutException | CompletionException e) {
      return Optional.of(
          new IllegalStateException(
              "run %s: the routes of plan '%s' broke off".formatted(around.run(), run.plan().id()),
              e));
    } finally {
      routes.remove(around.runbook(), run.plan());
    }
  }
}
