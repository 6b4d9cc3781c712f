// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import io.muster.runbook.Group;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which groups follow which; what follows from other arrows gets no arrow of its own. */
final class Order {

  private final List<Group> groups;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<BitSet> earlier = new ArrayList<>();
  private final BitSet followed = new BitSet();

  Order(List<Group> groups) {
    this.groups = groups;
    groups.forEach(group -> places.put(group.name(), places.size()));
  }

  /** The groups right before each group, in the order of the groups. */
  List<List<Integer>> predecessors() {
    return groups.stream().map(this::predecessors).toList();
  }

  /** Whether no group follows this one. */
  boolean last(int place) {
    return !followed.get(place);
  }

  private List<Integer> predecessors(Group group) {
    List<Integer> before =
        group.after().stream().map(places::get).filter(Objects::nonNull).sorted().toList();
    BitSet implied = new BitSet();
    before.forEach(place -> implied.or(earlier.get(place)));
    BitSet all = new BitSet();
    all.or(implied);
    before.forEach(all::set);
    earlier.add(all);
    followed.or(all);
    return before.stream().filter(place -> !implied.get(place)).toList();
  }
}
