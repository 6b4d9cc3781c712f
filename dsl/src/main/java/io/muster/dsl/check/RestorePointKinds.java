// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/**
 * A machine has restore points of the sort that is asked for, and a planned failover takes none.
 */
final class RestorePointKinds implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Declarations declarations = new Declarations(runbook);
    runbook.written().forEach(plan -> check(plan, declarations, findings));
  }

  private static void check(Plan plan, Declarations declarations, Findings findings) {
    plan.machines()
        .forEach(
            vm -> {
              if (plan.name() == PlanName.PLANNED_FAILOVER) {
                planned(vm, findings);
              } else {
                declarations.find(vm.vm()).ifPresent(replica -> sort(vm, replica, findings));
              }
            });
  }

  private static void planned(Step.Vm vm, Findings findings) {
    Position place = findings.place(vm.at(), "restorePoint");
    if (!place.equals(vm.at())) {
      findings.add(
          Problem.of(Rule.WRONG_RESTORE_POINT, place, "a planned failover takes no restore point")
              .hint("it brings over the newest data; remove restorePoint"));
    }
  }

  private static void sort(Step.Vm vm, ReplicaDeclaration replica, Findings findings) {
    boolean continuous =
        vm.point() instanceof RestorePointChoice.At
            || vm.point() instanceof RestorePointChoice.LatestConsistent;
    if (continuous && !replica.kind().continuous()) {
      boolean at = vm.point() instanceof RestorePointChoice.At;
      findings.add(
          Problem.of(
                  Rule.WRONG_RESTORE_POINT,
                  findings.place(vm.at(), "restorePoint"),
                  "'"
                      + vm.vm()
                      + "' is a "
                      + replica.kind().word()
                      + " replica, and only cdp and universal have "
                      + (at ? "'at'" : "'latestConsistent'"))
              .hint(at ? "write before('2026-11-20T10:00:00Z')" : "write latest")
              .related(Declarations.place(replica, findings), "it is declared here"));
    }
  }
}
