// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.timeline.Timeline;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A plan before or after, with what the comparison asks of it. */
final class PlanSide {

  private final Plan plan;
  private final Timeline timeline;
  private final Map<String, Group> groups = new LinkedHashMap<>();
  private final Map<String, Group> groupOf = new LinkedHashMap<>();
  private final Map<String, Step.Vm> machines = new LinkedHashMap<>();

  PlanSide(Plan plan) {
    this.plan = plan;
    this.timeline = new Timeline(plan);
    for (Group group : plan.groups()) {
      groups.putIfAbsent(group.name(), group);
      machines(group)
          .forEach(
              vm -> {
                groupOf.putIfAbsent(vm.vm(), group);
                machines.putIfAbsent(vm.vm(), vm);
              });
    }
  }

  static List<Step.Vm> machines(Group group) {
    return group.steps().stream()
        .filter(Step.Vm.class::isInstance)
        .map(Step.Vm.class::cast)
        .toList();
  }

  Plan plan() {
    return plan;
  }

  Timeline timeline() {
    return timeline;
  }

  /** The groups by name, in the order of the text. */
  Map<String, Group> groups() {
    return groups;
  }

  /** The machines by name, in the order of the text. */
  Map<String, Step.Vm> machines() {
    return machines;
  }

  Group groupOf(String machine) {
    return Objects.requireNonNull(groupOf.get(machine));
  }

  Duration start(String machine) {
    return timeline.start(Objects.requireNonNull(machines.get(machine)).id());
  }

  /** The start of a machine, counted from the start of its group. */
  Duration inGroup(String machine) {
    return start(machine).minus(timeline.start(groupOf(machine).id()));
  }

  /** The machine before another in its group; empty for the first. */
  Optional<String> machineBefore(String machine) {
    Optional<String> last = Optional.empty();
    for (Step.Vm vm : machines(groupOf(machine))) {
      if (vm.vm().equals(machine)) {
        return last;
      }
      last = Optional.of(vm.vm());
    }
    return last;
  }

  /** Whether a group begins only when another is complete, by whatever way. */
  boolean follows(String later, String earlier) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(later));
    while (!open.isEmpty()) {
      Group group = groups.get(open.pop());
      if (group == null) {
        continue;
      }
      if (group.after().contains(earlier)) {
        return true;
      }
      group.after().stream().filter(seen::add).forEach(open::push);
    }
    return false;
  }
}
