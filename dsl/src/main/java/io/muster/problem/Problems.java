// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gathers the problems of one text. The same kind of problem at the same place counts once, so that
 * a mistake inside a loop is told once and not once a round.
 */
public final class Problems {

  private final List<Problem> problems = new ArrayList<>();
  private final Set<Key> seen = new HashSet<>();

  public void add(Problem problem) {
    if (seen.add(new Key(problem.rule(), problem.at()))) {
      problems.add(problem);
    }
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** All of them, in the order of the text. */
  public List<Problem> inOrder() {
    return problems.stream().sorted(Problem.IN_ORDER).toList();
  }

  private record Key(Rule rule, Position at) {}
}
