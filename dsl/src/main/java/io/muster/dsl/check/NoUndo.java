// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.stream.Stream;

/** Where a plan is taken back when it fails, its calls and programs say how they are. */
final class NoUndo implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Stream<Plan> plans = runbook.written().filter(plan -> plan.name() != PlanName.DRILL);
    Stream.concat(plans, Stream.of(runbook.plan(PlanName.FAILBACK)))
        .filter(plan -> plan.onFailure() == OnFailure.UNDO)
        .flatMap(
            plan ->
                Stream.concat(
                    plan.before().stream(),
                    plan.groups().stream().flatMap(group -> group.steps().stream())))
        .forEach(step -> check(step, findings));
  }

  /** A procedure that says how it is taken back as a whole speaks for its steps. */
  private static void check(Step step, Findings findings) {
    if (step.options().undo().isPresent()) {
      return;
    }
    if (step instanceof Step.Call || step instanceof Step.Guest) {
      findings.add(
          Problem.of(
                  Rule.NO_UNDO,
                  step.at(),
                  "when this plan is taken back, this "
                      + (step instanceof Step.Call ? "call" : "program")
                      + " is not")
              .hint("write undo: { .. }, or undo: { } if there is nothing to take back"));
    }
    step.parts().forEach(part -> check(part, findings));
  }
}
