// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.GroupWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A verification looks at a machine that the plan starts. */
final class VerifiedMachines implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (findings.incomplete(FileWords.class)
        || findings.incomplete(FailoverWords.class, "group")
        || findings.incomplete(GroupWords.class, "vm")) {
      return;
    }
    runbook.written().forEach(plan -> check(runbook, plan, plan.steps(), findings));
    check(runbook, runbook.failover(), runbook.failback().verify().stream(), findings);
  }

  private static void check(Runbook runbook, Plan plan, Stream<Step> steps, Findings findings) {
    Set<String> started = started(runbook, plan);
    steps
        .filter(Step.Verify.class::isInstance)
        .flatMap(step -> ((Step.Verify) step).verifications().stream())
        .forEach(
            verification ->
                verification
                    .machine()
                    .filter(machine -> !started.contains(machine))
                    .ifPresent(machine -> tell(verification, machine, started, findings)));
  }

  /** The machines that a plan starts; those in a vApp are started with it. */
  private static Set<String> started(Runbook runbook, Plan plan) {
    Set<String> started = new TreeSet<>();
    plan.machines().forEach(vm -> started.add(vm.vm()));
    for (ReplicaDeclaration replica : runbook.replicas()) {
      if (started.contains(replica.source())) {
        started.addAll(replica.members());
      }
    }
    return started;
  }

  private static void tell(
      Verification verification, String machine, Set<String> started, Findings findings) {
    findings.add(
        Problem.of(
            Rule.UNKNOWN_MACHINE,
            findings.place(verification.at(), "vm"),
            "machine '" + machine + "' is verified, but this plan does not start it"),
        problem ->
            problem.hint(
                NearMiss.hint(machine, started)
                    .orElse("start it with vm '" + machine + "', or remove this")));
  }
}
