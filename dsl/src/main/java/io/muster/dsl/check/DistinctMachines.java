// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;

/** A plan starts each machine once. */
final class DistinctMachines implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook.written().forEach(plan -> check(plan, findings));
  }

  private static void check(Plan plan, Findings findings) {
    First first =
        new First(Rule.DUPLICATE_MACHINE, "a plan starts each machine once; remove one", findings);
    plan.machines()
        .forEach(
            vm ->
                first.use(
                    vm.vm(),
                    findings.place(vm.at(), "name"),
                    "machine '" + vm.vm() + "' is already in this plan"));
  }
}
