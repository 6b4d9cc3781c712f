// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.GroupWords;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.Optional;

/** A plan starts machines, and a group says something. */
final class Emptiness implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (!findings.incomplete(FailoverWords.class, "group")
        && !findings.incomplete(GroupWords.class)) {
      runbook.written().forEach(plan -> check(plan, findings));
    }
  }

  private static void check(Plan plan, Findings findings) {
    Optional<Position> place = findings.written().word(plan.name().word());
    if (place.isPresent() && plan.machines().findAny().isEmpty()) {
      findings.add(
          Problem.of(Rule.NO_MACHINES, place.get(), "this plan starts no machine")
              .hint("write group('databases') { vm 'db01' }"));
      return;
    }
    for (Group group : plan.groups()) {
      if (group.steps().isEmpty()) {
        findings.add(
            Problem.of(
                    Rule.EMPTY_GROUP,
                    findings.place(group.at(), "name"),
                    "group '" + group.name() + "' is empty")
                .hint("write its machines, as in vm 'db01', or remove it"));
      }
    }
  }
}
