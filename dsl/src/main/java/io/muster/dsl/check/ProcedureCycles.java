// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Procedure;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** No procedure performs itself in the end, not even in the steps that take others back. */
final class ProcedureCycles implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Map<String, Map<String, Position>> performed = new LinkedHashMap<>();
    for (Procedure procedure : runbook.procedures()) {
      performed.putIfAbsent(procedure.name(), performs(procedure, findings));
    }
    Map<String, Set<String>> names = new LinkedHashMap<>();
    performed.forEach((name, others) -> names.put(name, others.keySet()));
    List<String> cycle = Cycle.first(names);
    if (!cycle.isEmpty()) {
      String first = cycle.getFirst();
      Position place =
          Objects.requireNonNull(Objects.requireNonNull(performed.get(first)).get(cycle.get(1)));
      findings.add(
          Problem.of(
                  Rule.PROCEDURE_CYCLE,
                  place,
                  cycle.size() == 2
                      ? "procedure '" + first + "' performs itself"
                      : "these procedures perform each other: " + String.join(", then ", cycle))
              .hint("take one of these performs out"));
    }
  }

  /** What a procedure performs, and where first. */
  private static Map<String, Position> performs(Procedure procedure, Findings findings) {
    Map<String, Position> performs = new LinkedHashMap<>();
    Steps.withUndo(procedure.steps())
        .filter(Step.Perform.class::isInstance)
        .map(Step.Perform.class::cast)
        .forEach(
            step -> performs.putIfAbsent(step.procedure(), findings.place(step.at(), "procedure")));
    return performs;
  }
}
