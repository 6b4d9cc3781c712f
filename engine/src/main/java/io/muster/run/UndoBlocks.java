// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.util.List;
import java.util.Optional;

/** How the steps of a plan say that they are taken back (LANGUAGE.md, Steps). */
public final class UndoBlocks {

  private UndoBlocks() {}

  /**
   * The steps that take one back; empty where it does not say. A drill has only what it keeps of
   * the plan, and tells nobody outside (LANGUAGE.md, Plans).
   */
  static Optional<List<Step>> of(Plan plan, Step step) {
    return step.options().undo().filter(_ -> plan.name() != PlanName.DRILL);
  }

  /**
   * All of them, as a plan that is compiled before anything starts and never run; empty where there
   * are none.
   */
  public static Optional<Plan> all(Plan plan) {
    StepId id = new StepId("undo-blocks");
    List<Step> steps =
        plan.steps()
            .flatMap(step -> of(plan, step).stream())
            .flatMap(List::stream)
            .map(step -> step.renamed(it -> new StepId(id.path() + "/" + it.path())))
            .toList();
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(new Plan(PlanName.UNDO, id, steps, List.of(), List.of(), OnFailure.HALT));
  }
}
