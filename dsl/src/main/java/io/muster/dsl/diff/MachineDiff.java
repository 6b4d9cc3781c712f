// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.Times;
import io.muster.runbook.Group;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Machines that are new, gone, in another group, or treated in another way. */
final class MachineDiff {

  private final PlanPair plans;
  private final MachineChanges changes;
  private final Descriptions descriptions;

  MachineDiff(PlanPair plans, MachineChanges changes, Descriptions descriptions) {
    this.plans = plans;
    this.changes = changes;
    this.descriptions = descriptions;
  }

  void tell() {
    plans.before().machines().keySet().stream()
        .filter(name -> !plans.after().machines().containsKey(name))
        .forEach(this::gone);
    plans.after().machines().keySet().stream()
        .filter(name -> !plans.before().machines().containsKey(name))
        .forEach(this::added);
    for (String name : plans.machines()) {
      if (!plans.stayed(name)) {
        moved(name);
      }
      treated(name);
    }
  }

  private void gone(String machine) {
    Group group = plans.before().groupOf(machine);
    changes.add(
        machine,
        group.name(),
        "is no longer in the plan; it was in group '" + group.name() + "'",
        "is no longer in the plan");
  }

  private void added(String machine) {
    changes.explain(machine);
    String group = plans.after().groupOf(machine).name();
    Duration delay = vm(plans.after(), machine).delay();
    String late = delay.isZero() ? "" : Times.text(delay) + " ";
    String where =
        plans
            .after()
            .machineBefore(machine)
            .map(last -> "it starts in group '" + group + "', " + late + "after '" + last + "'")
            .orElse("it starts first in group '" + group + "'");
    String point =
        vm(plans.after(), machine).point() instanceof RestorePointChoice.Latest
            ? ""
            : ", from " + Points.text(vm(plans.after(), machine).point());
    changes.add(machine, group, "is new: " + where + point, "is new");
  }

  private void moved(String machine) {
    changes.explain(machine);
    String old = plans.now(plans.before().groupOf(machine).name());
    String now = plans.after().groupOf(machine).name();
    Optional<String> oldOfNow = plans.old(now);
    String change;
    if (plans.after().groups().containsKey(old) && plans.after().follows(now, old)) {
      change = "now starts after '" + old + "' instead of with it";
    } else if (oldOfNow.isPresent()
        && plans.before().follows(plans.before().groupOf(machine).name(), oldOfNow.get())) {
      change = "now starts with '" + now + "' instead of after it";
    } else {
      change = "now starts in group '" + now + "' instead of '" + old + "'";
    }
    changes.add(machine, now, change + Names.shifted(plans.shift(machine)));
  }

  private void treated(String machine) {
    Step.Vm old = vm(plans.before(), machine);
    Step.Vm now = vm(plans.after(), machine);
    Item before = item(old, plans.before().groupOf(machine));
    Item after = item(now, plans.after().groupOf(machine));
    String group = plans.after().groupOf(machine).name();
    after.since(before).forEach(predicate -> changes.add(machine, group, predicate));
    Optional<String> last = plans.after().machineBefore(machine);
    boolean delays = last.isPresent() && plans.before().machineBefore(machine).isPresent();
    if (delays && plans.stayed(machine) && !old.delay().equals(now.delay())) {
      changes.explain(machine);
      changes.add(
          machine,
          group,
          delay(old.delay(), now.delay(), Names.quoted(last.orElseThrow())),
          delay(old.delay(), now.delay(), "the one before"));
    }
  }

  private static String delay(Duration old, Duration now, String last) {
    if (old.isZero()) {
      return "now starts " + Times.text(now) + " after " + last + " instead of with it";
    }
    return now.isZero()
        ? "now starts with " + last + " instead of " + Times.text(old) + " after it"
        : "now starts %s after %s instead of %s".formatted(Times.text(now), last, Times.text(old));
  }

  private Item item(Step.Vm vm, Group group) {
    List<Aspect> aspects = new ArrayList<>();
    if (vm.operation() != ReplicaOperation.PLANNED_FAILOVER) {
      aspects.add(Aspect.of("is taken from", vm.point(), Points.text(vm.point())));
    }
    aspects.add(
        Aspect.told(
            "overlap",
            vm.overlap(),
            vm.overlap()
                ? "may now run in a live network beside its running source"
                : "may no longer run in a live network beside its running source"));
    aspects.addAll(Options.of(vm.options(), group.critical(), descriptions));
    return new Item(Change.Kind.MACHINE, "vm", vm.vm(), vm.vm(), aspects, "", "");
  }

  private static Step.Vm vm(PlanSide side, String machine) {
    return Objects.requireNonNull(side.machines().get(machine));
  }
}
