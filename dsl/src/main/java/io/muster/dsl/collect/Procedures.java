// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.Procedure;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The procedures of a runbook, which are put in where they are performed once all are known. */
final class Procedures {

  private static final int DEEPEST = 20;
  private static final int MOST = 100_000;

  private final Problems problems;
  private final Map<String, StepList> lists = new HashMap<>();
  private final List<Declaration> declarations = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int performed;

  Procedures(Problems problems) {
    this.problems = problems;
  }

  /** Of two procedures with one name the first counts; a check tells the other. */
  void declare(Position at, String name, StepList steps) {
    lists.putIfAbsent(name, steps);
    declarations.add(new Declaration(at, name, steps));
  }

  List<Procedure> all() {
    return declarations.stream()
        .map(
            declared ->
                new Procedure(
                    declared.at,
                    declared.name,
                    declared.steps.steps(new StepId("procedure").child(declared.name))))
        .toList();
  }

  /**
   * The steps of a procedure, below the step that performs it; none where there is no such
   * procedure, or it is being performed already, which checks tell.
   */
  List<Step> perform(Position at, String name, StepId id) {
    StepList list = lists.get(name);
    if (list == null || open.contains(name)) {
      return List.of();
    }
    if (open.size() >= DEEPEST || performed > MOST) {
      problems.add(
          Problem.of(
                  Rule.TOO_LARGE,
                  at,
                  open.size() >= DEEPEST
                      ? "procedures perform each other more than " + DEEPEST + " deep"
                      : "procedures make more than 100,000 steps")
              .hint("make them flatter"));
      return List.of();
    }
    open.push(name);
    List<Step> steps = list.steps(id);
    open.pop();
    performed += steps.size();
    return steps;
  }

  private record Declaration(Position at, String name, StepList steps) {}
}
