// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FileWords;
import io.muster.dsl.words.RunbookWords;
import io.muster.dsl.words.StepsWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Procedure;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Each procedure has a name of its own and steps, and what is performed is a procedure. */
final class Procedures implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    First first = new First(Rule.DUPLICATE_PROCEDURE, "give one of them another name", findings);
    for (Procedure procedure : runbook.procedures()) {
      Position place = findings.place(procedure.at(), "name");
      String name = "procedure '" + procedure.name() + "'";
      first.use(procedure.name(), place, name + " is already declared");
      if (procedure.steps().isEmpty() && !findings.incomplete(StepsWords.class)) {
        findings.add(
            Problem.of(Rule.EMPTY_PROCEDURE, place, name + " is empty")
                .hint("write its steps, or remove it"));
      }
    }
    if (!findings.incomplete(FileWords.class)
        && !findings.incomplete(RunbookWords.class, "procedure")) {
      known(runbook, findings);
    }
  }

  private static void known(Runbook runbook, Findings findings) {
    Set<String> names =
        runbook.procedures().stream()
            .map(Procedure::name)
            .collect(Collectors.toCollection(TreeSet::new));
    Steps.of(runbook, Step.Perform.class)
        .filter(step -> !names.contains(step.procedure()))
        .forEach(
            step ->
                findings.add(
                    Problem.of(
                        Rule.UNKNOWN_PROCEDURE,
                        findings.place(step.at(), "procedure"),
                        "there is no procedure '" + step.procedure() + "'"),
                    problem ->
                        problem.hint(
                            NearMiss.hint(step.procedure(), names)
                                .orElse(
                                    "declare it: procedure('" + step.procedure() + "') { .. }"))));
  }
}
