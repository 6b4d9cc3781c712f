// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/** A plan starts each machine once. */
final class DistinctMachines implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    First first =
        new First(Rule.DUPLICATE_MACHINE, "a plan starts each machine once; remove one", findings);
    Steps.of(runbook.failover(), Step.Vm.class)
        .forEach(
            vm ->
                first.use(
                    vm.vm(),
                    findings.place(vm.at(), "name"),
                    "machine '" + vm.vm() + "' is already in this plan"));
  }
}
