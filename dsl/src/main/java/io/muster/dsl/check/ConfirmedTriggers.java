// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Trigger;
import java.util.Map;

/**
 * What discards data, or closes the way back, is not started from outside without being confirmed.
 */
final class ConfirmedTriggers implements Check {

  private static final Map<PlanName, String> LOSSES =
      Map.of(
          PlanName.UNDO, "undo discards what was written at the recovery site",
          PlanName.PERMANENT, "after permanent there is no way back to the production VMs",
          PlanName.COMMIT, "after commit there is no way back to the replicas");

  @Override
  public void check(Runbook runbook, Findings findings) {
    for (Trigger trigger : runbook.triggers()) {
      String loss = LOSSES.get(trigger.runs());
      if (loss != null && !trigger.confirm()) {
        findings.add(
            Problem.of(Rule.UNCONFIRMED_TRIGGER, findings.place(trigger.at(), "runs"), loss)
                .hint("write confirm: true, so that somebody is asked first"));
      }
    }
  }
}
