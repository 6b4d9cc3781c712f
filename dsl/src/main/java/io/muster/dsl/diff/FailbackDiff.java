// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.dsl.print.Summary;
import io.muster.runbook.Failback;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.Switchover;
import java.util.ArrayList;
import java.util.List;

/** The way back, before and after. Its order is that of the failover and is told there. */
final class FailbackDiff {

  private FailbackDiff() {}

  static List<Change> changes(
      Runbook before, Runbook after, Descriptions oldWords, Descriptions newWords) {
    List<Change> changes = new ArrayList<>(Items.changes(items(before), items(after)));
    Failback old = before.failback();
    Failback now = after.failback();
    steps(old.before(), now.before(), "before the failback", oldWords, newWords, changes);
    steps(old.verify(), now.verify(), "in the failback", oldWords, newWords, changes);
    steps(old.after(), now.after(), "after the failback", oldWords, newWords, changes);
    return changes;
  }

  private static void steps(
      List<Step> old,
      List<Step> now,
      String where,
      Descriptions oldWords,
      Descriptions newWords,
      List<Change> changes) {
    StepItems oldItems = new StepItems(oldWords, where, true, Change.Kind.FAILBACK);
    StepItems newItems = new StepItems(newWords, where, true, Change.Kind.FAILBACK);
    changes.addAll(new StepsDiff(old, now, oldItems, newItems, newWords).changes((_, _) -> {}));
  }

  private static List<Item> items(Runbook runbook) {
    Failback failback = runbook.failback();
    Plan plan = runbook.plan(PlanName.FAILBACK);
    List<Item> items = new ArrayList<>();
    items.add(
        new Item(
            Change.Kind.FAILBACK,
            "failback",
            "failback",
            "failback",
            List.of(
                Aspect.of("now goes to", failback.target(), target(failback.target())),
                Aspect.of("now switches over", failback.switchover(), when(failback.switchover())),
                Aspect.told(
                    "powerOn",
                    failback.powerOn(),
                    failback.powerOn()
                        ? "now powers on the production VMs"
                        : "no longer powers on the production VMs")),
            "",
            ""));
    items.add(PlanDiff.failure(plan));
    items.addAll(DecisionItems.of(plan));
    return items;
  }

  private static String target(FailbackTarget target) {
    return switch (target) {
      case FailbackTarget.Original _ -> "the original VMs";
      case FailbackTarget.Restored restored -> "the restored VMs '" + restored.name() + "'";
      case FailbackTarget.Location location -> "new VMs" + Summary.place(location);
    };
  }

  private static String when(Switchover switchover) {
    return switch (switchover) {
      case Switchover.Automatic _ -> "at once";
      case Switchover.Manual _ -> "when somebody says so";
      case Switchover.Daily daily -> daily.toString();
      case Switchover.Once once -> once.toString();
    };
  }
}
