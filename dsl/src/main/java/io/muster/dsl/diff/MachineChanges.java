// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is told of machines; what is the same for many of a group is told once. */
final class MachineChanges {

  private static final int MANY = 4;

  private final Map<List<String>, List<String>> told = new LinkedHashMap<>();
  private final Map<List<String>, String> single = new HashMap<>();
  private final Set<String> explained = new HashSet<>();

  /**
   * Tells something of a machine.
   *
   * @param group where it is
   * @param predicate what comes after its name
   */
  void add(String machine, String group, String predicate) {
    add(machine, group, predicate, predicate);
  }

  /**
   * Tells something of a machine that is told in other words of many.
   *
   * @param common the predicate that many share
   */
  void add(String machine, String group, String predicate, String common) {
    told.computeIfAbsent(List.of(group, common), _ -> new ArrayList<>()).add(machine);
    single.put(List.of(machine, common), predicate);
  }

  /** Says that the time of a machine needs no other reason. */
  void explain(String machine) {
    explained.add(machine);
  }

  boolean explains(String machine) {
    return explained.contains(machine);
  }

  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    told.forEach(
        (what, machines) -> {
          String common = what.getLast();
          if (machines.size() >= MANY) {
            changes.add(
                change(
                    what.getFirst(),
                    "each of %d machines of group '%s' (%s) %s"
                        .formatted(
                            machines.size(), what.getFirst(), Names.some(machines), common)));
          } else {
            machines.forEach(
                machine ->
                    changes.add(
                        change(
                            machine,
                            Names.quoted(machine) + " " + single.get(List.of(machine, common)))));
          }
        });
    return changes;
  }

  private static Change change(String subject, String sentence) {
    return new Change(Change.Kind.MACHINE, subject, sentence);
  }
}
