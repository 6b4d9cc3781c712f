// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.FailoverWords;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The groups that a group waits for exist, and none waits for itself in the end. */
final class Predecessors implements Check {

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
                        + "', which is no group of this plan")
                .hint(
                    NearMiss.hint(name, names)
                        .orElse("the groups are " + String.join(", ", names))));
      }
      index++;
    }
  }

  private static void cycles(Map<String, Group> groups, Findings findings) {
    Set<String> done = new HashSet<>();
    for (Group group : groups.values()) {
      List<String> cycle = cycle(group, groups, done);
      if (!cycle.isEmpty()) {
        Group first = groups.getOrDefault(cycle.getFirst(), group);
        findings.add(
            Problem.of(
                    Rule.GROUP_CYCLE,
                    findings.place(first.at(), "after"),
                    cycle.size() == 2
                        ? "group '" + cycle.getFirst() + "' waits for itself"
                        : "these groups wait for each other: " + String.join(" after ", cycle))
                .hint("take one of the names out of 'after'"));
        return;
      }
    }
  }

  /**
   * The names of a cycle that can be reached, the first again at the end; empty where there is
   * none.
   */
  private static List<String> cycle(Group start, Map<String, Group> groups, Set<String> done) {
    Deque<String> path = new ArrayDeque<>();
    Deque<Deque<String>> open = new ArrayDeque<>();
    path.addLast(start.name());
    open.addLast(new ArrayDeque<>(start.after()));
    while (!path.isEmpty()) {
      String next = open.getLast().pollFirst();
      if (next == null) {
        done.add(path.removeLast());
        open.removeLast();
      } else if (path.contains(next)) {
        List<String> names = new ArrayList<>(path);
        names.add(next);
        return names.subList(names.indexOf(next), names.size());
      } else if (!done.contains(next) && groups.containsKey(next)) {
        path.addLast(next);
        open.addLast(new ArrayDeque<>(groups.getOrDefault(next, start).after()));
      }
    }
    return List.of();
  }
}
