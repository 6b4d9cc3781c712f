// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent.StepChanging;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.StepPlace;
import io.muster.run.StepRecord;
import io.muster.run.TakenBack;
import io.muster.run.TaskReference;
import io.muster.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;

/** What one attempt at a step writes down while it acts. */
final class StepLog implements StepRecord {

  private final PlanRun run;
  private final PlanSteps.Entry entry;
  private final Instant deadline;
  private final Optional<Earlier> earlier;
  private Optional<TakenBack> changed;
  private final List<ReplicaState> reached = new ArrayList<>();

  /**
   * @param earlier the attempt that was cut off before this one
   * @param changed what attempts before have written down
   */
  StepLog(
      PlanRun run,
      PlanSteps.Entry entry,
      Instant deadline,
      Optional<Earlier> earlier,
      Optional<TakenBack> changed) {
    this.run = run;
    this.entry = entry;
    this.deadline = deadline;
    this.earlier = earlier;
    this.changed = changed;
  }

  @Override
  public void requireClaim() {
    run.around().log().requireClaim();
  }

  @Override
  public synchronized void changing(TakenBack takenBackBy) {
    if (changed.isPresent()) {
      return;
    }
    changed = Optional.of(takenBackBy);
    run.events().record(new StepChanging(run.around().time().now(), entry.place(), takenBackBy));
  }

  @Override
  public void began(TaskReference task) {
    run.events().record(new TaskBegan(run.around().time().now(), entry.place(), task));
  }

  @Override
  public synchronized void reached(String site, String vm, State state, String point) {
    Surroundings around = run.around();
    reached.add(
        new ReplicaState(
            new ReplicaKey(around.journalSite().apply(site), vm),
            state,
            point,
            around.time().now(),
            around.run().value()));
  }

  /** The states that replicas were brought to. */
  synchronized List<ReplicaState> states() {
    return List.copyOf(reached);
  }

  @Override
  public Optional<Earlier> earlier() {
    return earlier;
  }

  @Override
  public synchronized Optional<TakenBack> changed() {
    return changed;
  }

  /**
   * Waits until an instant, which stands from when it was first known unless somebody moves it.
   *
   * @param begun when the step was begun first
   * @param until the instant, counted from that
   * @return the instant
   */
  Instant waitUntil(Instant begun, UnaryOperator<Instant> until) {
    Time time = run.around().time();
    StepPlace step = entry.place();
    Instant at = run.timers().known(step.id()).orElseGet(() -> until.apply(begun));
    if (at.isAfter(time.now())) {
      run.timers().written().write(step, at);
      run.timers().await(step, at, new CompletableFuture<>());
    }
    return run.timers().known(step.id()).orElse(at);
  }

  @Override
  public Instant deadline() {
    return deadline;
  }
}
