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
  private final List<List<String>> cycles = new ArrayList<>();

  private Cycle(Map<String, ? extends Collection<String>> next) {
    this.next = next;
  }

  /**
   * The names of each cycle, the first again at the end. No name is in two of them, so that one is
   * told of a knot at a time.
   *
   * @param next what each name leads to
   */
  static List<List<String>> all(Map<String, ? extends Collection<String>> next) {
    Cycle cycle = new Cycle(next);
    next.keySet().forEach(cycle::from);
    return cycle.cycles;
  }

  private void from(String start) {
    if (done.contains(start)) {
      return;
    }
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
        cycles.add(List.copyOf(names.subList(names.indexOf(name), names.size())));
        done.addAll(path);
        return;
      } else if (!done.contains(name) && next.containsKey(name)) {
        path.add(name);
        open.addLast(follow(name));
      }
    }
  }

  private Deque<String> follow(String name) {
    Collection<String> names = next.get(name);
    return names == null ? new ArrayDeque<>() : new ArrayDeque<>(names);
  }
}
