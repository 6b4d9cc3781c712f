// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.PlanSelection;
import io.muster.runbook.Decision.Choice;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plan by which a decision is carried out. */
final class Finalizing {

  private Finalizing() {}

  /**
   * @param failback whether the decision is about a failback
   * @param machines those that the run has brought so far
   * @return empty where nothing is left to be done, or what was done is taken back step by step
   */
  static Optional<Plan> plan(
      Runbook runbook, Choice choice, boolean failback, Set<String> machines) {
    return switch (choice) {
      case KEEP, FAILBACK -> Optional.empty();
      case COMMIT -> Optional.of(only(runbook.plan(PlanName.COMMIT), machines));
      case PERMANENT -> Optional.of(only(runbook.plan(PlanName.PERMANENT), machines));
      case UNDO ->
          failback
              ? Optional.of(
                  by(ReplicaOperation.UNDO_FAILBACK, only(runbook.plan(PlanName.UNDO), machines)))
              : Optional.empty();
    };
  }

  private static Plan only(Plan plan, Set<String> machines) {
    return PlanSelection.only(plan, machines);
  }

  /** The operation by the decision and not by a state, which a cut-off step may have changed. */
  private static Plan by(ReplicaOperation operation, Plan plan) {
    List<Group> groups =
        plan.groups().stream()
            .map(
                group ->
                    group.with(
                        group.steps().stream()
                            .map(step -> step instanceof Step.Vm vm ? vm.by(operation) : step)
                            .toList()))
            .toList();
    return new Plan(plan.name(), plan.id(), plan.before(), groups, plan.after(), plan.onFailure());
  }
}
