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
    Cycle.all(names).forEach(cycle -> tell(cycle, performed, findings));
  }

  private static void tell(
      List<String> cycle, Map<String, Map<String, Position>> performed, Findings findings) {
    String first = cycle.getFirst();
    boolean alone = cycle.size() == 2;
    Problem problem =
        Problem.of(
                Rule.PROCEDURE_CYCLE,
                place(first, cycle.get(1), performed),
                alone
                    ? "procedure '" + first + "' performs itself"
                    : "these procedures perform each other: " + String.join(", then ", cycle))
            .hint("take one of these performs out");
    findings.add(
        alone
            ? problem
            : problem.related(
                place(cycle.get(1), cycle.get(2), performed),
                "'" + cycle.get(2) + "' is performed here"));
  }

  private static Position place(
      String name, String other, Map<String, Map<String, Position>> performed) {
    return Objects.requireNonNull(Objects.requireNonNull(performed.get(name)).get(other));
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
