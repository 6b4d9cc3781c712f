// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Group;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the groups of a plan follow each other, as a route can say it: one after the other, or side
 * by side.
 */
sealed interface Shape {

  record One(Group group) implements Shape {}

  record Sequence(List<Shape> parts) implements Shape {}

  /** Parts that begin together. A group in it may still have to wait for another at its gate. */
  record Fork(List<Shape> parts) implements Shape {}

  /**
   * Finds the simplest shape: groups that have nothing to do with each other fork; where all groups
   * on one side wait for all on the other, it is a sequence; what is left begins together and waits
   * at the gates.
   *
   * @param groups not empty, without a cycle
   */
  static Shape of(List<Group> groups) {
    return new Arrangement(groups).arrange(groups);
  }

  /** The way from a graph of groups to a shape. */
  final class Arrangement {
    private final Map<String, Group> byName = new HashMap<>();
    private final Map<String, Set<String>> ancestors = new HashMap<>();

    private Arrangement(List<Group> groups) {
      groups.forEach(group -> byName.put(group.name(), group));
    }

    private Shape arrange(List<Group> groups) {
      if (groups.size() == 1) {
        return new One(groups.getFirst());
      }
      List<List<Group>> islands = islands(groups);
      if (islands.size() > 1) {
        return new Fork(islands.stream().map(this::arrange).toList());
      }
      List<List<Group>> stages = stages(groups);
      if (stages.size() > 1) {
        return new Sequence(stages.stream().map(this::arrange).toList());
      }
      return new Fork(groups.stream().<Shape>map(One::new).toList());
    }

    /** The parts of a graph that have nothing to do with each other. */
    private List<List<Group>> islands(List<Group> groups) {
      Set<String> names = groups.stream().map(Group::name).collect(Collectors.toSet());
      List<Set<String>> islands = new ArrayList<>();
      for (Group group : groups) {
        Set<String> island = new HashSet<>(group.after());
        island.retainAll(names);
        island.add(group.name());
        List<Set<String>> touched =
            islands.stream().filter(other -> !Collections.disjoint(other, island)).toList();
        islands.removeAll(touched);
        touched.forEach(island::addAll);
        islands.add(island);
      }
      return islands.stream()
          .map(island -> groups.stream().filter(group -> island.contains(group.name())).toList())
          .sorted(Comparator.comparingInt(island -> groups.indexOf(island.getFirst())))
          .toList();
    }

    /** Cuts the graph wherever every group behind the cut waits for every group before it. */
    private List<List<Group>> stages(List<Group> groups) {
      List<Group> ordered = inOrder(groups);
      List<List<Group>> stages = new ArrayList<>();
      int begin = 0;
      for (int cut = 1; cut < ordered.size(); cut++) {
        Set<String> before = new HashSet<>();
        ordered.subList(begin, cut).forEach(group -> before.add(group.name()));
        if (ordered.subList(cut, ordered.size()).stream()
            .allMatch(group -> ancestors(group.name()).containsAll(before))) {
          stages.add(ordered.subList(begin, cut));
          begin = cut;
        }
      }
      stages.add(ordered.subList(begin, ordered.size()));
      return stages;
    }

    /** Every group behind those that it comes after, otherwise as written. */
    private List<Group> inOrder(List<Group> groups) {
      Map<String, Group> waiting = new LinkedHashMap<>();
      groups.forEach(group -> waiting.put(group.name(), group));
      List<Group> ordered = new ArrayList<>();
      while (!waiting.isEmpty()) {
        for (Group group : List.copyOf(waiting.values())) {
          if (Collections.disjoint(group.after(), waiting.keySet())) {
            ordered.add(waiting.remove(group.name()));
          }
        }
      }
      return ordered;
    }

    private Set<String> ancestors(String name) {
      Set<String> known = ancestors.get(name);
      if (known == null) {
        Set<String> parents = Objects.requireNonNull(byName.get(name), name).after();
        Set<String> found = new HashSet<>(parents);
        parents.forEach(parent -> found.addAll(ancestors(parent)));
        ancestors.put(name, found);
        known = found;
      }
      return known;
    }
  }
}
