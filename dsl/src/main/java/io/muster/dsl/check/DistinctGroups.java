// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Rule;
import io.muster.runbook.Runbook;

/** Each group has a name of its own. */
final class DistinctGroups implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    First first = new First(Rule.DUPLICATE_GROUP, "give one of them another name", findings);
    runbook
        .failover()
        .groups()
        .forEach(
            group ->
                first.use(
                    group.name(),
                    findings.place(group.at(), "name"),
                    "group '" + group.name() + "' is already declared"));
  }
}
