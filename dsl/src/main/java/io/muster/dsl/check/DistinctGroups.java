// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;

/** Each group has a name of its own in its plan. */
final class DistinctGroups implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook.written().forEach(plan -> check(plan, findings));
  }

  private static void check(Plan plan, Findings findings) {
    First first = new First(Rule.DUPLICATE_GROUP, "give one of them another name", findings);
    for (Group group : plan.groups()) {
      first.use(
          group.name(),
          findings.place(group.at(), "name"),
          "group '" + group.name() + "' is already declared");
    }
  }
}
