// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.across;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Runbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runbooks are told apart by their names. */
final class DistinctRunbooks implements AcrossCheck {

  @Override
  public void check(List<Runbook> runbooks, Problems problems) {
    Map<String, Runbook> names = new HashMap<>();
    for (Runbook runbook : runbooks) {
      Runbook first = names.putIfAbsent(runbook.name(), runbook);
      if (first != null) {
        problems.add(
            Problem.of(
                    Rule.DUPLICATE_RUNBOOK,
                    runbook.at(),
                    "runbook '" + runbook.name() + "' is already declared in " + file(first))
                .hint("give one of them another name")
                .related(first.at(), "'" + runbook.name() + "' is here first"));
      }
    }
  }

  private static String file(Runbook runbook) {
    return runbook.source().file();
  }
}
