// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds names that lead to themselves. */
final class Cycle {

  private final Map<String, ? extends Collection<String>> next;
  private final Set<String> done = new HashSet<>();

  private Cycle(Map<String, ? extends Collection<String>> next) {
    this.next = next;
  }

  /**
   * The names of a cycle, the first again at the end; empty where there is none.
   *
   * @param next what each name leads to
   */
  static List<String> first(Map<String, ? extends Collection<String>> next) {
    Cycle cycle = new Cycle(next);
    return next.keySet().stream()
        .map(cycle::from)
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private List<String> from(String start) {
    LinkedHashSet<String> path = new LinkedHashSet<>();
    path.add(start);
    Deque<Deque<String>> open = new ArrayDeque<>();
    open.addLast(follow(start));
    while (!path.isEmpty()) {
      String name = open.getLast().pollFirst();
      if (name == null) {
        done.add(path.removeLast());
        open.removeLast();
      } else if (path.contains(name)) {
        List<String> names = new ArrayList<>(path);
        names.add(name);
        return names.subList(names.indexOf(name), names.size());
      } else if (!done.contains(name) && next.containsKey(name)) {
        path.add(name);
        open.addLast(follow(name));
      }
    }
    return List.of();
  }

  private Deque<String> follow(String name) {
    Collection<String> names = next.get(name);
    return names == null ? new ArrayDeque<>() : new ArrayDeque<>(names);
  }
}
