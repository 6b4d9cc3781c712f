// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.ReplicasWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every machine of the plan has a replica. */
final class DeclaredReplicas implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (findings.incomplete(FileWords.class, ReplicasWords.class)
        || findings.incomplete(RunbookWords.class, "replicas")) {
      return;
    }
    Set<String> declared =
        runbook.replicas().stream()
            .map(ReplicaDeclaration::source)
            .collect(Collectors.toCollection(TreeSet::new));
    Steps.of(runbook, Step.Vm.class)
        .filter(vm -> !declared.contains(vm.vm()))
        .forEach(
            vm ->
                findings.add(
                    Problem.of(
                            Rule.UNDECLARED_REPLICA,
                            findings.place(vm.at(), "name"),
                            "machine '" + vm.vm() + "' has no replica")
                        .hint(
                            NearMiss.hint(vm.vm(), declared)
                                .orElse("declare it: replicas { snapshot '" + vm.vm() + "' }"))));
  }
}
