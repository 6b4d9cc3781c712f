// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.GroupWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A verification looks at a machine that the plan starts. */
final class VerifiedMachines implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (findings.incomplete(FileWords.class)
        || findings.incomplete(FailoverWords.class, "group")
        || findings.incomplete(GroupWords.class, "vm")) {
      return;
    }
    Set<String> started =
        Steps.of(runbook.failover(), Step.Vm.class)
            .map(Step.Vm::vm)
            .collect(Collectors.toCollection(TreeSet::new));
    Steps.verifications(runbook.failover())
        .forEach(
            verification ->
                verification
                    .machine()
                    .filter(machine -> !started.contains(machine))
                    .ifPresent(machine -> tell(verification, machine, started, findings)));
  }

  private static void tell(
      Verification verification, String machine, Set<String> started, Findings findings) {
    findings.add(
        Problem.of(
                Rule.UNKNOWN_MACHINE,
                findings.place(verification.at(), "vm"),
                "machine '" + machine + "' is verified, but this plan does not start it")
            .hint(
                NearMiss.hint(machine, started)
                    .orElse("start it with vm '" + machine + "', or remove this")));
  }
}
