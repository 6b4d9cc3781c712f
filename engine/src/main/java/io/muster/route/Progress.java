// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.run.DoneStep;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunHistory;
import io.muster.run.StepFault;
import io.muster.run.StepState;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/** What has come of the steps of a plan, in this process and in those before it. */
final class Progress {

  private final PlanSteps steps;

  private final SequencedMap<StepId, DoneStep> done = new LinkedHashMap<>();
  private final List<PlanRun.Failure> failures = new ArrayList<>();
  private final List<PlanRun.Failure> tolerated = new ArrayList<>();
  private final Set<String> failedMachines = new HashSet<>();
  private final List<Instant> recoveredTo = new ArrayList<>();
  private Optional<Instant> lastInGroups = Optional.empty();

  /**
   * @param asked whether a step that has failed counts only when people have said so
   */
  Progress(PlanSteps steps, RunHistory history, Predicate<PlanSteps.Entry> asked) {
    this.steps = steps;
    for (StepId id : history.inOrder()) {
      steps
          .find(id)
          .ifPresent(
              entry -> {
                if (asked.test(entry)) {
                  asked(entry);
                } else {
                  recall(entry, history.step(id));
                }
              });
    }
  }

  private void recall(PlanSteps.Entry entry, StepState state) {
    switch (state.phase()) {
      case DONE -> state.done().ifPresent(event -> recall(entry, event));
      case FAILED -> state.failure().ifPresent(event -> failed(entry, event.fault()));
      case BEGUN, OPEN -> {
        if (state.mayHaveActed()) {
          halfWay(entry, state);
        }
      }
      case SKIPPED -> skipped(entry, state);
    }
  }

  private void recall(PlanSteps.Entry entry, StepDone event) {
    done(entry, new Result(event.detail(), event.takenBackBy(), event.recoveredTo()), event.time());
  }

  /** What was cut off may have changed something, and is taken back like what was done. */
  private void halfWay(PlanSteps.Entry entry, StepState state) {
    boolean knows = entry.step().options().undo().isPresent();
    if (entry.step() instanceof Step.Vm || state.changing().isPresent() || knows) {
      add(new DoneStep(entry.step(), state.changing()));
    }
  }

  /** What somebody has left out after it had failed counts as failed where it is relied on. */
  private void skipped(PlanSteps.Entry entry, StepState state) {
    if (state.attempts() > 0) {
      entry.place().vm().ifPresent(failedMachines::add);
      halfWay(entry, state);
    }
  }

  /** It is being done again, so what an earlier attempt has left is not another step. */
  synchronized void began(PlanSteps.Entry entry) {
    done.remove(entry.step().id());
  }

  private void add(DoneStep step) {
    done.putLast(step.step().id(), step);
  }

  synchronized void done(PlanSteps.Entry entry, Result result, Instant time) {
    if (entry.verification().isEmpty()) {
      add(new DoneStep(entry.step(), result.takenBackBy()));
    }
    if (entry.place().group().isPresent()) {
      lastInGroups = Optional.of(time);
    }
    result.recoveredTo().ifPresent(recoveredTo::add);
  }

  /** It has failed, and people are asked what becomes of it. */
  synchronized void asked(PlanSteps.Entry entry) {
    if (entry.step() instanceof Step.Vm) {
      // why: it may have been started half-way, and then has to be taken back like the others
      add(new DoneStep(entry.step(), Optional.empty()));
    }
  }

  /** Somebody has left it out after it had failed. */
  synchronized void leftOut(PlanSteps.Entry entry) {
    entry.place().vm().ifPresent(failedMachines::add);
  }

  /** Whether the plan stops because of it. */
  synchronized boolean failed(PlanSteps.Entry entry, StepFault fault) {
    entry.place().vm().ifPresent(failedMachines::add);
    asked(entry);
    PlanRun.Failure failure = new PlanRun.Failure(entry.place(), fault);
    boolean stops = entry.options().critical();
    (stops ? failures : tolerated).add(failure);
    return stops;
  }

  /** Whether no check has failed, whether the plan stopped because of it or not. */
  synchronized boolean checksHold() {
    return failures.stream().noneMatch(this::isCheck)
        && tolerated.stream().noneMatch(this::isCheck);
  }

  /** Whether all that has stopped the plan is a check. */
  synchronized boolean onlyChecksFailed() {
    return failures.stream().allMatch(this::isCheck);
  }

  private boolean isCheck(PlanRun.Failure failure) {
    return steps.find(failure.step().id()).flatMap(PlanSteps.Entry::verification).isPresent();
  }

  synchronized boolean hasFailed(String machine) {
    return failedMachines.contains(machine);
  }

  synchronized List<PlanRun.Failure> failures() {
    return List.copyOf(failures);
  }

  synchronized List<PlanRun.Failure> tolerated() {
    return List.copyOf(tolerated);
  }

  synchronized List<DoneStep> done() {
    return List.copyOf(done.values());
  }

  synchronized Optional<Instant> lastInGroups() {
    return lastInGroups;
  }

  synchronized Optional<Instant> oldestData() {
    return recoveredTo.stream().min(Instant::compareTo);
  }
}
