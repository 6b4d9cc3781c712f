// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.ReplicasWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/** Every machine of the plan has a replica. */
final class DeclaredReplicas implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (findings.incomplete(FileWords.class, ReplicasWords.class)
        || findings.incomplete(RunbookWords.class, "replicas")) {
      return;
    }
    Declarations declarations = new Declarations(runbook);
    Steps.of(runbook, Step.Vm.class)
        .filter(vm -> declarations.find(vm.vm()).isEmpty())
        .forEach(
            vm ->
                findings.add(
                    Problem.of(
                        Rule.UNDECLARED_REPLICA,
                        findings.place(vm.at(), "name"),
                        "machine '" + vm.vm() + "' has no replica"),
                    problem -> problem.hint(hint(vm, declarations, findings))));
  }

  private static String hint(Step.Vm vm, Declarations declarations, Findings findings) {
    String name = "'" + vm.vm() + "'";
    String declaration =
        findings.written().isVapp(vm.at()) ? "vapp " + name + ", of: ['..']" : "snapshot " + name;
    return declarations
        .vappOf(vm.vm())
        .map(vapp -> "it is started with vapp '" + vapp.source() + "'")
        .or(() -> NearMiss.hint(vm.vm(), declarations.sources()))
        .orElse("declare it: replicas { " + declaration + " }");
  }
}
