// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One plan before and after. */
final class PlanDiff {

  private final PlanPair plans;
  private final Descriptions before;
  private final Descriptions after;
  private final MachineChanges machines = new MachineChanges();
  private final List<Change> changes = new ArrayList<>();

  private PlanDiff(Plan old, Plan now, Descriptions before, Descriptions after) {
    this.plans = new PlanPair(old, now);
    this.before = before;
    this.after = after;
  }

  static List<Change> changes(Plan old, Plan now, Descriptions before, Descriptions after) {
    return new PlanDiff(old, now, before, after).changes();
  }

  private List<Change> changes() {
    Plan old = plans.before().plan();
    Plan now = plans.after().plan();
    new MachineDiff(plans, machines, after).tell();
    GroupDiff groups = new GroupDiff(plans);
    changes.addAll(groups.changes());
    plans.after().groups().values().forEach(this::inside);
    changes.addAll(machines.changes());
    changes.addAll(new TimeDiff(plans, groups, machines).changes());
    steps(old.before(), now.before(), "before all groups", "before all groups", true, true);
    steps(old.after(), now.after(), "after all groups", "after all groups", true, true);
    changes.addAll(Items.changes(List.of(failure(old)), List.of(failure(now))));
    changes.addAll(Items.changes(DecisionItems.of(old), DecisionItems.of(now)));
    return changes;
  }

  private void inside(Group now) {
    Optional<Group> old = plans.old(now.name()).map(name -> plans.before().groups().get(name));
    steps(
        old.map(Group::steps).orElse(List.of()),
        now.steps(),
        "in group '" + old.map(Group::name).orElse("") + "'",
        "in group '" + now.name() + "'",
        old.map(Group::critical).orElse(true),
        now.critical());
  }

  private void steps(
      List<Step> old, List<Step> now, String was, String is, boolean oldStop, boolean newStop) {
    StepItems oldItems = new StepItems(before, was, oldStop, Change.Kind.STEP);
    StepItems newItems = new StepItems(after, is, newStop, Change.Kind.STEP);
    changes.addAll(
        new StepsDiff(old, now, oldItems, newItems, after)
            .changes(
                (machine, change) -> {
                  machines.explain(machine);
                  machines.add(
                      machine,
                      plans.after().groupOf(machine).name(),
                      change + Names.shifted(plans.shiftInGroup(machine)));
                }));
  }

  static Item failure(Plan plan) {
    String name = plan.name().word();
    return new Item(
        Change.Kind.FAILURE,
        "failure",
        name,
        "the response to a failure of the " + name,
        List.of(Aspect.of("is now", plan.onFailure(), Names.quoted(plan.onFailure().word()))),
        "",
        "");
  }
}
