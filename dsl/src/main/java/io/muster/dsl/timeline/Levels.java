// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.timeline;

import io.muster.runbook.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The groups of a plan, so that each comes after those it waits for. */
final class Levels {

  private final Map<String, List<Group>> waiting = new HashMap<>();
  private final Map<Group, Integer> missing = new HashMap<>();

  private Levels(List<Group> groups) {
    Map<String, Integer> named = new HashMap<>();
    groups.forEach(group -> named.merge(group.name(), 1, Integer::sum));
    for (Group group : groups) {
      int count = 0;
      for (String name : group.after()) {
        count += named.getOrDefault(name, 0);
        waiting.computeIfAbsent(name, _ -> new ArrayList<>()).add(group);
      }
      missing.put(group, count);
    }
  }

  /** First those that wait for nobody, then those that wait only for them, and so on. */
  static List<Group> of(List<Group> groups) {
    return new Levels(groups).order(groups);
  }

  private List<Group> order(List<Group> groups) {
    List<Group> order = new ArrayList<>();
    Map<Group, Integer> places = new HashMap<>();
    groups.forEach(group -> places.put(group, places.size()));
    List<Group> level =
        groups.stream().filter(group -> missing.getOrDefault(group, 0) == 0).toList();
    while (!level.isEmpty()) {
      order.addAll(level);
      List<Group> next = new ArrayList<>();
      for (Group done : level) {
        for (Group group : waiting.getOrDefault(done.name(), List.of())) {
          if (missing.merge(group, -1, Integer::sum) == 0) {
            next.add(group);
          }
        }
      }
      next.sort(Comparator.comparing(group -> places.getOrDefault(group, 0)));
      level = next;
    }
    return order;
  }
}
