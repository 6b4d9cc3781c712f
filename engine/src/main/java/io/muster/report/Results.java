// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.run.Outcome;
import io.muster.runbook.PlanName;

/** Whether an outcome is what its plan is for. */
final class Results {

  private Results() {}

  /** Taken back counts as good only where that was the plan. */
  static boolean isGood(String plan, String outcome) {
    return outcome.equals(Outcome.DONE.word())
        || outcome.equals(Outcome.KEPT.word())
        || (outcome.equals(Outcome.UNDONE.word()) && plan.equals(PlanName.UNDO.word()));
  }
}
