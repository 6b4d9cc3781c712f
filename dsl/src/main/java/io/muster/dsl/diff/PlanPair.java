// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The same plan before and after. A group is the same where it has its name, or most of its
 * machines.
 */
final class PlanPair {

  private final PlanSide before;
  private final PlanSide after;
  private final Map<String, String> newNames = new LinkedHashMap<>();
  private final Map<String, String> oldNames = new LinkedHashMap<>();

  PlanPair(Plan before, Plan after) {
    this.before = new PlanSide(before);
    this.after = new PlanSide(after);
    for (String name : this.before.groups().keySet()) {
      if (this.after.groups().containsKey(name)) {
        same(name, name);
      }
    }
    for (Group old : this.before.groups().values()) {
      if (!newNames.containsKey(old.name())) {
        renamed(old).ifPresent(name -> same(old.name(), name));
      }
    }
  }

  private void same(String old, String now) {
    newNames.put(old, now);
    oldNames.put(now, old);
  }

  /** The group without an earlier name that has most of its machines. */
  private Optional<String> renamed(Group old) {
    List<Step.Vm> machines = PlanSide.machines(old);
    Map<String, Integer> counts = new LinkedHashMap<>();
    machines.stream()
        .filter(vm -> after.machines().containsKey(vm.vm()))
        .map(vm -> after.groupOf(vm.vm()).name())
        .filter(name -> !oldNames.containsKey(name))
        .forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() * 2 > machines.size())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  PlanSide before() {
    return before;
  }

  PlanSide after() {
    return after;
  }

  /** The names of the groups that are in both, old to new. */
  Map<String, String> groups() {
    return newNames;
  }

  /** What a group is called now; its old name where it is gone. */
  String now(String old) {
    return newNames.getOrDefault(old, old);
  }

  /** What a group was called; empty where it is new. */
  Optional<String> old(String now) {
    return Optional.ofNullable(oldNames.get(now));
  }

  /** The machines that are in both. */
  List<String> machines() {
    return after.machines().keySet().stream().filter(before.machines()::containsKey).toList();
  }

  /** Whether a machine that is in both is in the same group. */
  boolean stayed(String machine) {
    return now(before.groupOf(machine).name()).equals(after.groupOf(machine).name());
  }

  /** By how much a machine starts later. */
  Duration shift(String machine) {
    return after.start(machine).minus(before.start(machine));
  }

  /** By how much a machine starts later within its group. */
  Duration shiftInGroup(String machine) {
    return after.inGroup(machine).minus(before.inGroup(machine));
  }

  /** By how much a group that is in both starts later. */
  Duration shiftOfGroup(String now) {
    Group later = Objects.requireNonNull(after.groups().get(now));
    Group earlier =
        Objects.requireNonNull(before.groups().get(Objects.requireNonNull(oldNames.get(now))));
    return after.timeline().start(later.id()).minus(before.timeline().start(earlier.id()));
  }
}
