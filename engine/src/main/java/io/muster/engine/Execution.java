// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.JournalException;
import io.muster.route.PlanRoutes;
import io.muster.route.PlanRun;
import io.muster.route.Surroundings;
import io.muster.run.Actor;
import io.muster.run.DoneStep;
import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.UndoBegan;
import io.muster.run.RunHistory;
import io.muster.run.StoredRun;
import io.muster.run.UndoPlan;
import io.muster.runbook.Decision;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run from its start to its end: the plan, and the undo that follows from a drill or a failure.
 */
final class Execution {

  /** Longer than any plan takes. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private final PlanRoutes routes;
  private final Surroundings around;
  private final Plan plan;
  private final Map<StepId, String> skips;
  private final Instant start;
  private final RunHistory history;
  private final RecoveryPoint recoveryPoint;

  private final AtomicLong heard = new AtomicLong();

  /** What is being run: the plan, or what takes it back. */
  private volatile Optional<PlanRun> current = Optional.empty();

  /**
   * @param routes with the plan compiled
   * @param history what has happened in earlier processes
   * @param losses measures what replicas lack, where that can be told
   */
  Execution(
      PlanRoutes routes,
      Surroundings around,
      StoredRun run,
      RunHistory history,
      Optional<Losses> losses) {
    this.routes = routes;
    this.around = around;
    this.plan = run.plan();
    this.skips = run.skips();
    this.start = run.started();
    this.history = history;
    this.recoveryPoint = new RecoveryPoint(losses, start);
  }

  Segment execute() {
    try {
      PlanRun run = new PlanRun(around, plan, skips, history);
      current = Optional.of(run);
      return execute(run);
    } catch (JournalException e) {
      throw e;
    } catch (RuntimeException e) {
      write(
          new RunEnded(
              around.time().now(),
              around.run(),
              Outcome.FAILED,
              Optional.empty(),
              Optional.empty()));
      throw e;
    }
  }

  /** Whether a step waits for an instant. */
  boolean waits() {
    return current.map(PlanRun::waits).orElse(false);
  }

  /** Something that somebody else has written down. */
  void hear(RunEvent event) {
    if (current.isPresent() && current.get().hear(event)) {
      heard.incrementAndGet();
    }
  }

  /** Begins nothing more. */
  void leave() {
    current.ifPresent(PlanRun::leave);
  }

  private Segment execute(PlanRun run) {
    Optional<RuntimeException> broken = history.isUndoing() ? Optional.empty() : perform(run);
    if (run.failures().isEmpty() && broken.isEmpty() && run.left().isPresent()) {
      return left(run);
    }
    Deciding deciding = new Deciding(around.runbook(), plan, around.time());
    Deciding.Course course =
        history.isUndoing() || broken.isPresent()
            ? new Deciding.Course.Nothing()
            : deciding.decide(run);
    Optional<Duration> rpo =
        history.isUndoing() ? recoveryPoint.age(run) : recoveryPoint.of(run, around);
    return switch (course) {
      case Deciding.Course.Later _ -> left(run);
      case Deciding.Course.Nothing _ -> {
        boolean failed = !run.failures().isEmpty() || broken.isPresent();
        boolean undo =
            history.isUndoing()
                || plan.name() == PlanName.DRILL
                || (failed && (plan.onFailure() == OnFailure.UNDO || run.asking().undoChosen()));
        yield concluded(run, undo, broken, rpo);
      }
      case Deciding.Course.Chosen(Decision.Choice choice, Actor by) ->
          choice == Decision.Choice.FAILBACK
              ? new Segment.FailsBack(report(run, Outcome.DONE, List.of(), rpo), by, machines(run))
              : carriedOut(run, choice, deciding.isFailback(), rpo);
    };
  }

  private Segment left(PlanRun run) {
    return new Segment.Left(run.left().orElse(around.time().now()), heard.get());
  }

  private Segment concluded(
      PlanRun run, boolean undo, Optional<RuntimeException> broken, Optional<Duration> rpo) {
    List<PlanRun.Failure> standing = undo ? takeBack(run) : List.of();
    Optional<PlanRun> leaving = current.filter(it -> undo && it.left().isPresent());
    if (leaving.isPresent()) {
      return left(leaving.get());
    }
    broken.ifPresent(
        problem -> {
          throw problem;
        });
    return ended(run, Outcomes.of(plan.name(), run, undo, standing), standing, rpo);
  }

  private static Set<String> machines(PlanRun run) {
    return run.done().stream()
        .map(DoneStep::step)
        .filter(Step.Vm.class::isInstance)
        .map(step -> ((Step.Vm) step).vm())
        .collect(Collectors.toSet());
  }

  /** Does what was decided, as a part of this run. */
  private Segment carriedOut(
      PlanRun run, Decision.Choice choice, boolean failback, Optional<Duration> rpo) {
    if (choice == Decision.Choice.UNDO && !failback) {
      return concluded(run, true, Optional.empty(), rpo);
    }
    Set<String> machines = machines(run);
    Optional<Plan> next = Finalizing.plan(around.runbook(), choice, failback, machines);
    if (next.isEmpty() || machines.isEmpty()) {
      return ended(run, Outcome.KEPT, List.of(), rpo);
    }
    PlanRun finalizing = new PlanRun(around, next.get(), Map.of(), history);
    current = Optional.of(finalizing);
    routes.compile(around.runbook(), next.get());
    perform(finalizing)
        .ifPresent(
            problem -> {
              throw problem;
            });
    if (finalizing.left().isPresent()) {
      return left(finalizing);
    }
    List<PlanRun.Failure> failures =
        Stream.concat(finalizing.failures().stream(), finalizing.tolerated().stream()).toList();
    Outcome good = choice == Decision.Choice.UNDO ? Outcome.UNDONE : Outcome.DONE;
    return ended(run, failures.isEmpty() ? good : Outcome.FAILED, failures, rpo);
  }

  private Segment ended(
      PlanRun run, Outcome outcome, List<PlanRun.Failure> standing, Optional<Duration> rpo) {
    if (outcome == Outcome.HALTED) {
      PlanRun.Failure failure = run.failures().getFirst();
      write(new RunHalted(around.time().now(), failure.step(), failure.fault()));
    }
    RunReport report = report(run, outcome, standing, rpo);
    write(report.end(around.time().now()));
    return new Segment.Ended(report);
  }

  private RunReport report(
      PlanRun run, Outcome outcome, List<PlanRun.Failure> standing, Optional<Duration> rpo) {
    return new RunReport(
        around.run(),
        plan.name(),
        outcome,
        Outcomes.recoveryTime(plan.name(), run, start),
        rpo,
        run.failures(),
        run.tolerated(),
        standing,
        outcome == Outcome.DONE && current.equals(Optional.of(run))
            ? Waiting.of(around.runbook(), plan)
            : Optional.empty(),
        Optional.empty());
  }

  private void write(RunEvent event) {
    around.log().append(event);
    around.events().accept(event);
  }

  /** Takes back what was done, and says what still stands. */
  private List<PlanRun.Failure> takeBack(PlanRun ran) {
    UndoPlan undo = UndoPlan.of(plan, ran.done());
    if (!history.isUndoing()) {
      write(new UndoBegan(around.time().now()));
    }
    if (undo.plan().steps().findAny().isEmpty()) {
      return List.of();
    }
    PlanRun run = new PlanRun(around, undo, history);
    current = Optional.of(run);
    routes.compile(around.runbook(), undo.plan());
    perform(run)
        .ifPresent(
            problem -> {
              throw problem;
            });
    return run.tolerated();
  }

  /** Runs the routes of a plan to their end; gives the internal error that broke them off. */
  private Optional<RuntimeException> perform(PlanRun run) {
    try {
      around.time().await(routes.run(run), around.time().now().plus(LONGEST));
      run.finish();
      run.cut()
          .ifPresent(
              why -> {
                throw why;
              });
      return Optional.empty();
    } catch (TimeoutException | CompletionException e) {
      return Optional.of(
          new IllegalStateException(
              "run %s: the routes of plan '%s' broke off".formatted(around.run(), run.plan().id()),
              e));
    }
  }
}
