// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The groups that a group waits for exist, and none waits for itself in the end. */
final class Predecessors implements Check {

  private static final int MOST_NAMES = 10;

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook.written().forEach(plan -> check(plan, findings));
  }

  private static void check(Plan plan, Findings findings) {
    Map<String, Group> groups = new LinkedHashMap<>();
    plan.groups().forEach(group -> groups.putIfAbsent(group.name(), group));
    if (!findings.incomplete(FailoverWords.class, "group")) {
      groups.values().forEach(group -> known(group, groups.keySet(), findings));
    }
    cycles(groups, findings);
  }

  private static void known(Group group, Set<String> names, Findings findings) {
    int index = 0;
    for (String name : group.after()) {
      if (!names.contains(name)) {
        findings.add(
            Problem.of(
                Rule.UNKNOWN_GROUP,
                findings.place(group.at(), "after", index),
                "group '"
                    + group.name()
                    + "' waits for '"
                    + name
                    + "', which is no group of this plan"),
            problem -> problem.hint(NearMiss.hint(name, names).orElse(all(names))));
      }
      index++;
    }
  }

  private static String all(Set<String> names) {
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = names.size() - MOST_NAMES;
    return "the groups are " + first + (more > 0 ? " and " + more + " more" : "");
  }

  private static void cycles(Map<String, Group> groups, Findings findings) {
    Map<String, Set<String>> after = new LinkedHashMap<>();
    groups.values().forEach(group -> after.put(group.name(), group.after()));
    Cycle.all(after).forEach(cycle -> cycle(cycle, groups, findings));
  }

  private static void cycle(List<String> cycle, Map<String, Group> groups, Findings findings) {
    Group first = Objects.requireNonNull(groups.get(cycle.getFirst()));
    boolean alone = cycle.size() == 2;
    Problem problem =
        Problem.of(
                Rule.GROUP_CYCLE,
                findings.place(first.at(), "after"),
                alone
                    ? "group '" + first.name() + "' waits for itself"
                    : "these groups wait for each other: " + String.join(" after ", cycle))
            .hint("take one of the names out of 'after'");
    Group second = Objects.requireNonNull(groups.get(cycle.get(1)));
    findings.add(
        alone
            ? problem
            : problem.related(
                findings.place(second.at(), "after"), "'" + second.name() + "' waits here"));
  }
}
