// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.Control;
import io.muster.run.FailureQuestion;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunHistory;
import io.muster.run.StepFault;

/** What becomes of critical steps that have failed, where the plan asks people for that. */
final class FailedSteps {

  private final PlanRun run;
  private final RunHistory history;

  /**
   * @param history what has happened in earlier processes
   */
  FailedSteps(PlanRun run, RunHistory history) {
    this.run = run;
    this.history = history;
  }

  /** Whether a step has failed in an earlier process and nobody has said what becomes of it. */
  boolean isOpen(PlanSteps.Entry entry) {
    return FailureQuestion.isOpen(run.plan(), entry, history);
  }

  /** Whether people are asked when this step fails now. */
  boolean isAsked(PlanSteps.Entry entry) {
    return FailureQuestion.isAsked(run.plan(), entry) && run.failures().isEmpty();
  }

  /**
   * Asks people, and waits for their answer.
   *
   * @param attempts how often the step was begun
   * @return whether it is to be tried again
   * @throws RunLeft when it will be answered in another process, or is not asked any more
   */
  boolean isRetried(PlanSteps.Entry entry, int attempts, StepFault fault) {
    DecisionAnswered answer =
        run.asking()
            .answered(
                FailureQuestion.place(entry.place(), attempts),
                FailureQuestion.question(entry.place(), fault, run.around().time().now()));
    if (answer.choice().equals(Control.RETRY.word())) {
      return true;
    }
    if (answer.choice().equals(Control.SKIP.word())) {
      run.events().leftOut(entry, answer.by());
    } else {
      run.events().stays(entry, fault);
    }
    return false;
  }
}
