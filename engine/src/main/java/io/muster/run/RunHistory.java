// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepChanging;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepUndone;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.RunEvent.UndoBegan;
import io.muster.runbook.PlanName;
import io.muster.runbook.StepId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What has happened in a run, folded into what it goes on from. */
public final class RunHistory {

  /** That of a run in which nothing has happened. */
  public static final RunHistory NONE = new RunHistory(List.of());

  private final Map<StepId, StepState> steps = new LinkedHashMap<>();
  private final Map<StepId, StepPlace> places = new LinkedHashMap<>();
  private final Map<StepId, Decided> decisions = new LinkedHashMap<>();
  private RunState state = RunState.RUNNING;
  private boolean undoing;
  private Optional<PlanName> plan = Optional.empty();
  private Optional<RunEnded> end = Optional.empty();
  private Optional<RunHalted> halt = Optional.empty();

  private RunHistory(List<RunEvent> events) {
    events.forEach(this::add);
  }

  /**
   * @param events in the order in which they happened
   */
  public static RunHistory of(List<RunEvent> events) {
    return new RunHistory(events);
  }

  private void add(RunEvent event) {
    state = RunState.after(event).orElse(state);
    switch (event) {
      case RunStarted started -> plan = Optional.of(started.plan());
      case StepUndone _ -> {}
      case RunControlled told -> obey(told);
      case StepBegan began -> change(began.step(), it -> it.begun(began));
      case StepChanging changing ->
          change(changing.step(), it -> it.changing(changing.takenBackBy()));
      case TaskBegan task -> change(task.step(), it -> it.with(task.task()));
      case StepDone done -> ended(done.step(), it -> it.done(done));
      case StepFailed failed -> ended(failed.step(), it -> it.failed(failed));
      case StepSkipped skipped -> ended(skipped.step(), StepState::skipped);
      case StepWaiting waiting -> change(waiting.step(), it -> it.waiting(waiting.until()));
      case StepMoved moved -> change(moved.step(), it -> it.waiting(moved.end()));
      case DecisionAsked asked -> {
        places.put(asked.step().id(), asked.step());
        decisions.merge(asked.step().id(), Decided.NEW.asked(asked), (was, _) -> was.asked(asked));
      }
      case DecisionAnswered answered -> answered(answered);
      case AnswerRefused _ -> {}
      case UndoBegan _ -> undo();
      case RunHalted halted -> halt = Optional.of(halted);
      case RunEnded ended -> {
        end = Optional.of(ended);
        askNothing();
      }
    }
  }

  private void undo() {
    undoing = true;
    askNothing();
  }

  /** Whoever goes on with the run asks again what is still to be known then. */
  private void askNothing() {
    for (StepPlace step : asked()) {
      decisions.remove(step.id());
      steps.computeIfPresent(step.id(), (_, state) -> state.again());
    }
  }

  private void answered(DecisionAnswered answered) {
    StepId id = answered.step().id();
    decisions.put(id, decision(id).answered(answered));
    if (answered.decided() && step(id).phase() == StepState.Phase.OPEN) {
      // why: the one at the end of a plan is no step of it, and does not wait any more
      ended(answered.step(), StepState::skipped);
    }
  }

  /** What has become of a decision. */
  public Decided decision(StepId id) {
    return decisions.getOrDefault(id, Decided.NEW);
  }

  /** Whether something that people were asked, or that the checks have decided, was this. */
  public boolean isChosen(String choice) {
    return decisions.values().stream()
        .flatMap(decision -> decision.answer().stream())
        .anyMatch(answer -> answer.choice().equals(choice));
  }

  /** The decisions that people are asked for. */
  public List<StepPlace> asked() {
    return decisions.entrySet().stream()
        .filter(it -> it.getValue().isOpen())
        .map(it -> Objects.requireNonNull(places.get(it.getKey())))
        .toList();
  }

  private void change(StepPlace step, UnaryOperator<StepState> how) {
    places.put(step.id(), step);
    steps.put(step.id(), how.apply(step(step.id())));
  }

  /** Moves it behind those that have ended before, so that the order is that of their ends. */
  private void ended(StepPlace step, UnaryOperator<StepState> how) {
    StepState ended = how.apply(step(step.id()));
    if (ended.isOver()) {
      steps.remove(step.id());
    }
    steps.put(step.id(), ended);
  }

  private void obey(RunControlled told) {
    end = Optional.empty();
    halt = Optional.empty();
    if (told.control() == Control.RETRY) {
      for (StepId id : inOrder()) {
        if (step(id).phase() == StepState.Phase.FAILED && isMeant(told, id)) {
          again(id);
        }
      }
    }
    if (told.control() == Control.UNDO) {
      undo();
    }
  }

  /** What was answered before it failed is asked again. */
  private void again(StepId id) {
    steps.computeIfPresent(id, (_, state) -> state.again());
    decisions.remove(id);
    StepId late = LateSwitch.place(Objects.requireNonNull(places.get(id))).id();
    decisions.remove(late);
    steps.remove(late);
  }

  private static boolean isMeant(RunControlled told, StepId id) {
    return told.step().map(step -> step.id().equals(id)).orElse(true);
  }

  /** What has become of a step; of one that nothing has happened to, {@link StepState#NEW}. */
  public StepState step(StepId id) {
    return steps.getOrDefault(id, StepState.NEW);
  }

  /** The steps that something has happened to; those that have ended in the order of their ends. */
  public List<StepId> inOrder() {
    return List.copyOf(steps.keySet());
  }

  /** The steps that wait for an instant. */
  public List<StepPlace> waiting() {
    return steps.entrySet().stream()
        .filter(step -> !step.getValue().isOver() && step.getValue().waitsUntil().isPresent())
        .map(step -> Objects.requireNonNull(places.get(step.getKey())))
        .toList();
  }

  public RunState state() {
    return state;
  }

  /** The plan that it runs; empty where nothing has happened. */
  Optional<PlanName> plan() {
    return plan;
  }

  /** Whether what was done is being taken back. */
  public boolean isUndoing() {
    return undoing;
  }

  /** Whether the run goes on by itself. */
  public boolean goesOn() {
    return state == RunState.RUNNING || state == RunState.WAITING;
  }

  /** Whether the process that had the run has ended in the middle of its work. */
  public boolean wasCutOff() {
    return state == RunState.RUNNING
        && steps.values().stream().anyMatch(step -> step.attempts() > 0);
  }

  /** How the run has ended, unless it went on since. */
  public Optional<RunEnded> end() {
    return end;
  }

  /** Where the run has halted, unless it went on since. */
  public Optional<RunHalted> halt() {
    return halt;
  }
}
