// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.StepContext;
import io.muster.journal.JournalException;
import io.muster.run.DoneStep;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunHistory;
import io.muster.run.StepFault;
import io.muster.run.StepPlace;
import io.muster.run.StepState;
import io.muster.run.UndoPlan;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One execution of one plan: what its routes share while they run, and what has come of each step.
 * Everything is written down before it counts.
 */
public final class PlanRun {

  /** The exchange property that carries the run through its routes. */
  static final String PROPERTY = "CamelMusterRun";

  /** A step that failed. */
  public record Failure(StepPlace step, StepFault fault) {}

  private final Surroundings around;
  private final Plan plan;
  private final PlanSteps steps;
  private final Map<StepId, String> skips;
  private final RunHistory history;
  private final FailedSteps failedSteps;
  private final Progress progress;
  private final StepEvents events;
  private final Set<String> overlapping;
  private final GroupGate gate;
  private final Map<String, MemberWindow> windows = new HashMap<>();
  private final Waits waits;
  private final Asking asking;
  private Optional<JournalException> cut = Optional.empty();
  private Optional<Instant> left = Optional.empty();

  /**
   * @param skips steps that have nothing to do, with the reason
   * @param history what has happened in earlier processes
   */
  public PlanRun(Surroundings around, Plan plan, Map<StepId, String> skips, RunHistory history) {
    this(around, plan, skips, Optional.empty(), history);
  }

  /**
   * What takes a plan back.
   *
   * @param history what has happened in earlier processes
   */
  public PlanRun(Surroundings around, UndoPlan undo, RunHistory history) {
    this(around, undo.plan(), Map.of(), Optional.of(undo), history);
  }

  private PlanRun(
      Surroundings around,
      Plan plan,
      Map<StepId, String> skips,
      Optional<UndoPlan> undo,
      RunHistory history) {
    this.around = around;
    this.plan = plan;
    this.steps = new PlanSteps(plan);
    this.skips = skips;
    this.history = history;
    this.failedSteps = new FailedSteps(this, history);
    this.progress = new Progress(steps, history, failedSteps::isOpen);
    this.events = new StepEvents(this, progress, undo);
    this.overlapping = around.runbook().overlapping();
    this.gate = new GroupGate(plan.groups());
    this.asking = new Asking(this, history);
    this.waits =
        new Waits(
            around.time(),
            history,
            new WrittenWaits((step, until) -> events.record(new StepWaiting(now(), step, until))));
    for (Group group : plan.groups()) {
      windows.put(
          group.name(), new MemberWindow(this, group, skips.keySet(), history, this::isAsked));
    }
    around.time().whenIdle(this::idle);
  }

  private boolean isAsked(StepId id) {
    return steps.find(id).filter(failedSteps::isOpen).isPresent();
  }

  Surroundings around() {
    return around;
  }

  public Plan plan() {
    return plan;
  }

  PlanSteps steps() {
    return steps;
  }

  GroupGate gate() {
    return gate;
  }

  Waits timers() {
    return waits;
  }

  /** Whether a step waits for an instant. */
  public boolean waits() {
    return waits.any();
  }

  MemberWindow window(String group) {
    return Objects.requireNonNull(windows.get(group), group);
  }

  StepContext context(Instant deadline) {
    return around.context(overlapping, deadline);
  }

  /** What has become of a step in earlier processes. */
  StepState before(PlanSteps.Entry entry) {
    return history.step(entry.place().id());
  }

  /** Why a step is not performed, although its turn has come. */
  synchronized Optional<String> skip(PlanSteps.Entry entry) {
    Optional<String> noNeed = Optional.ofNullable(skips.get(entry.place().id()));
    return noNeed.or(
        () ->
            entry
                .verification()
                .flatMap(_ -> entry.place().vm())
                .filter(progress::hasFailed)
                .map(vm -> "'" + vm + "' has failed"));
  }

  /** Whether nothing more is to be started. */
  synchronized boolean stopped() {
    return leaves() || !progress.failures().isEmpty();
  }

  /** Whether nothing more is to be started here, whatever is left to be done. */
  synchronized boolean leaves() {
    return cut.isPresent() || left.isPresent();
  }

  /** The run cannot go on in this process: it cannot be written down here any more. */
  synchronized void cut(JournalException why) {
    if (cut.isEmpty()) {
      cut = Optional.of(why);
      stop();
    }
  }

  /** Begins nothing more; what waits is let go. */
  void stop() {
    windows.values().forEach(MemberWindow::stop);
    waits.release();
  }

  /** Begins nothing more here; what is under way is ended and written down. */
  public void leave() {
    leave(now());
  }

  private synchronized void leave(Instant until) {
    if (left.isEmpty()) {
      left = Optional.of(until);
      stop();
    }
  }

  private void idle() {
    Optional<Instant> least = around.leaving().least(now(), asking.isAll(waits.steps()));
    if (!stopped() && least.isPresent()) {
      unlessCut(() -> waits.longest(least.get()).ifPresent(this::leave));
    }
  }

  /** Does something that cannot be done when it cannot be written down. */
  void unlessCut(Runnable work) {
    try {
      work.run();
    } catch (JournalException problem) {
      cut(problem);
    }
  }

  /**
   * Obeys what was said to the run by somebody else, and is written down already.
   *
   * @return false when it was nothing of that kind
   */
  public boolean hear(RunEvent event) {
    if (event instanceof StepMoved moved) {
      waits.move(moved.step(), moved.end());
      around.events().accept(event);
      return true;
    }
    boolean answer = asking.hear(event);
    if (answer) {
      around.events().accept(event);
    }
    return answer;
  }

  /** What people are asked on the way, and when the plan stands. */
  public Asking asking() {
    return asking;
  }

  /** Whether no check has failed, whether the plan stopped because of it or not. */
  public synchronized boolean checksHold() {
    return progress.checksHold();
  }

  /** Whether all that has failed is a check. */
  public synchronized boolean onlyChecksFailed() {
    return progress.onlyChecksFailed();
  }

  /** What becomes of the steps, as it is written down. */
  StepEvents events() {
    return events;
  }

  /** What becomes of steps that have failed. */
  FailedSteps failedSteps() {
    return failedSteps;
  }

  /** Returns when all that has happened is written down. */
  public void finish() {
    unlessCut(events.writer()::finish);
  }

  private Instant now() {
    return around.time().now();
  }

  /** When the run goes on in another process; empty where it does not leave this one. */
  public synchronized Optional<Instant> left() {
    return left;
  }

  /** Why the run could not go on in this process. */
  public synchronized Optional<JournalException> cut() {
    return cut;
  }

  /** The critical failure that stopped the plan, and those of steps that were in flight then. */
  public synchronized List<Failure> failures() {
    return progress.failures();
  }

  /** Other failures, which the plan went on past. */
  public synchronized List<Failure> tolerated() {
    return progress.tolerated();
  }

  /** What was done, or was begun on a machine, in the order of its end. */
  public synchronized List<DoneStep> done() {
    return progress.done();
  }

  /** When the last step of a group was done. */
  public synchronized Optional<Instant> lastInGroups() {
    return progress.lastInGroups();
  }

  /** When the oldest data was taken that a replica was started with. */
  public synchronized Optional<Instant> oldestData() {
    return progress.oldestData();
  }
}
