// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.problem.NearMiss;
import io.muster.run.PlanSelection;
import io.muster.run.StepFault;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Finds the plan that a request means. */
final class Plans {

  private Plans() {}

  /**
   * @throws RunRefusedException when the runbook has no such plan
   * @throws UnknownMachineException when the plan has no such machine
   */
  static Plan of(RunRequest request) {
    Plan plan =
        request
            .runbook()
            .plan(request.plan())
            .orElseThrow(
                () ->
                    refused(
                        "plan '%s' cannot run yet in this version; failover, drill and undo can"
                            .formatted(request.plan().word())));
    if (request.machines().isEmpty()) {
      return plan;
    }
    TreeSet<String> known = new TreeSet<>();
    plan.groups().stream()
        .flatMap(group -> group.steps().stream())
        .filter(Step.Vm.class::isInstance)
        .forEach(step -> known.add(((Step.Vm) step).vm()));
    List<String> unknown = new ArrayList<>();
    for (String machine : request.machines()) {
      if (!known.contains(machine)) {
        String near =
            NearMiss.hint(machine, known).map(hint -> "; " + hint).orElse("; it has " + known);
        unknown.add("plan '%s' has no machine '%s'%s".formatted(plan.name().word(), machine, near));
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnknownMachineException(unknown);
    }
    return PlanSelection.only(plan, request.machines());
  }

  private static RunRefusedException refused(String sentence) {
    return new RunRefusedException(List.of(new StepFault("NotSupported", sentence, true)));
  }
}
