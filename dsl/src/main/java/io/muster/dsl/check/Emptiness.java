// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.dsl.words.GroupWords;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/** A plan starts machines, and a group says something. */
final class Emptiness implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Position failover = findings.written().get("failover");
    if (failover == null
        || findings.incomplete(FailoverWords.class, "group")
        || findings.incomplete(GroupWords.class)) {
      return;
    }
    if (Steps.of(runbook.failover(), Step.Vm.class).findAny().isEmpty()) {
      findings.add(
          Problem.of(Rule.NO_MACHINES, failover, "this plan starts no machine")
              .hint("write group('databases') { vm 'db01' }"));
      return;
    }
    for (Group group : runbook.failover().groups()) {
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
