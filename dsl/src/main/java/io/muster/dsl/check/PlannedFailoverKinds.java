// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Trigger;
import java.util.List;
import java.util.stream.Collectors;

/** The machines of a planned failover are of kinds that have one. */
final class PlannedFailoverKinds implements Check {

  private static final int NAMED = 5;

  @Override
  public void check(Runbook runbook, Findings findings) {
    Declarations declarations = new Declarations(runbook);
    Plan plan = runbook.plannedFailover().orElse(runbook.failover());
    List<Step.Vm> without =
        declarations.machines(plan, replica -> !replica.kind().plannedFailover());
    if (runbook.plannedFailover().isPresent()) {
      without.forEach(vm -> written(vm, declarations, findings));
    } else if (!without.isEmpty()) {
      runbook.triggers().stream()
          .filter(trigger -> trigger.runs() == PlanName.PLANNED_FAILOVER)
          .forEach(trigger -> derived(trigger, without, findings));
    }
  }

  private static void written(Step.Vm vm, Declarations declarations, Findings findings) {
    ReplicaDeclaration replica = declarations.find(vm.vm()).orElseThrow();
    findings.add(
        Problem.of(
                Rule.NO_PLANNED_FAILOVER,
                findings.place(vm.at(), "name"),
                "'"
                    + vm.vm()
                    + "' is a "
                    + replica.kind().word()
                    + " replica, which has no planned failover")
            .hint("leave it out: its source is stopped by hand, and then it is failed over")
            .related(Declarations.place(replica, findings), "it is declared here"));
  }

  private static void derived(Trigger trigger, List<Step.Vm> without, Findings findings) {
    String names =
        without.stream()
            .limit(NAMED)
            .map(vm -> "'" + vm.vm() + "'")
            .collect(Collectors.joining(", "));
    String more = without.size() > NAMED ? " and " + (without.size() - NAMED) + " more" : "";
    findings.add(
        Problem.of(
                Rule.NO_PLANNED_FAILOVER,
                findings.place(trigger.at(), "runs"),
                "these machines of the failover have no planned failover: " + names + more)
            .hint("write a plannedFailover without them, or let the trigger run failover")
            .related(
                findings.place(without.getFirst().at(), "name"),
                "the first of them is started here"));
  }
}
