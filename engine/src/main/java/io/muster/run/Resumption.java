// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.PlanName;
import io.muster.runbook.StepId;
import java.util.List;
import java.util.Optional;

/** Whether a run can be told something, and what that means for its steps. */
public final class Resumption {

  private Resumption() {}

  /** Why a run cannot be told this now; empty where it can. */
  public static Optional<String> refusal(
      RunId run, RunHistory history, Control control, Optional<StepId> step) {
    if (history.state() == RunState.ENDED) {
      String outcome = history.end().map(end -> end.outcome().word()).orElse("over");
      return Optional.of(
          "run '%s' has ended (%s), so it cannot be told to %s; start another run"
              .formatted(run, outcome, control.word()));
    }
    if (control == Control.UNDO && history.plan().filter(Resumption::isForGood).isPresent()) {
      return Optional.of(
          "run '%s' is of the plan '%s', which nothing takes back; 'muster %s %s' lets it go on"
              .formatted(
                  run,
                  history.plan().orElseThrow().word(),
                  history.state() == RunState.HALTED ? "retry" : "resume",
                  run));
    }
    boolean needsHalt = control == Control.RETRY || control == Control.SKIP;
    if (needsHalt && failed(history, step).isEmpty()) {
      return Optional.of(
          step.map(
                  id ->
                      "step '%s' of run '%s' has not failed; 'muster status %s' shows which have"
                          .formatted(id, run, run))
              .orElse(
                  "no step of run '%s' has failed, so there is nothing to %s; 'muster resume %s' lets it go on"
                      .formatted(run, control.word(), run)));
    }
    if (control == Control.RESUME && history.state() == RunState.HALTED) {
      return Optional.of(
          "run '%s' has halted%s; say what to do: muster retry, skip, undo or abort %s"
              .formatted(
                  run,
                  history.halt().map(halt -> " at '" + halt.step().id() + "'").orElse(""),
                  run));
    }
    return Optional.empty();
  }

  /** Whether nothing of a plan can be taken back (domain.md, section 2.3). */
  private static boolean isForGood(PlanName plan) {
    return switch (plan) {
      case UNDO, PERMANENT, COMMIT, REPROTECT -> true;
      case FAILOVER, PLANNED_FAILOVER, DRILL, FAILBACK, SWITCHOVER -> false;
    };
  }

  /** The steps that have failed for good, in that order, or the one that is named. */
  public static List<StepPlace> failed(RunHistory history, Optional<StepId> step) {
    return history.inOrder().stream()
        .map(history::step)
        .flatMap(state -> state.failure().stream())
        .filter(failure -> failure.critical() || step.isPresent())
        .map(RunEvent.StepFailed::step)
        .filter(place -> step.map(place.id()::equals).orElse(true))
        .toList();
  }
}
