// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Descriptions;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Procedure;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What two runbooks do differently when they run, in sentences. Where something stands in the text,
 * comments and the order of what has no order mean nothing.
 */
public final class RunbookDiff {

  private final Runbook before;
  private final Runbook after;
  private final Descriptions oldWords;
  private final Descriptions newWords;

  private RunbookDiff(Runbook before, Runbook after) {
    this.before = before;
    this.after = after;
    this.oldWords = new Descriptions(before);
    this.newWords = new Descriptions(after);
  }

  /** The changes from one runbook to another, the most important first. */
  public static List<Change> of(Runbook before, Runbook after) {
    return new RunbookDiff(before, after).changes();
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>(plan(PlanName.FAILOVER));
    changes.addAll(written(PlanName.PLANNED_FAILOVER, Runbook::plannedFailover));
    changes.addAll(written(PlanName.DRILL, Runbook::drill));
    changes.addAll(FailbackDiff.changes(before, after, oldWords, newWords));
    changes.addAll(Items.changes(RunbookItems.of(before), RunbookItems.of(after)));
    changes.addAll(Items.changes(TriggerItems.of(before), TriggerItems.of(after)));
    procedures(changes);
    return changes.stream().distinct().sorted(Comparator.comparing(Change::kind)).toList();
  }

  private List<Change> plan(PlanName name) {
    return PlanDiff.changes(before.plan(name), after.plan(name), oldWords, newWords);
  }

  /** A plan that follows from the failover in both has no changes of its own. */
  private List<Change> written(PlanName name, Function<Runbook, Optional<Plan>> plan) {
    return plan.apply(before).isEmpty() && plan.apply(after).isEmpty()
        ? List.of()
        : plan(name).stream().map(change -> change.in(name.word())).toList();
  }

  private void procedures(List<Change> changes) {
    Map<String, List<Step>> old = steps(before);
    Map<String, List<Step>> now = steps(after);
    now.forEach(
        (name, steps) -> {
          String where = "in procedure '" + name + "'";
          if (old.containsKey(name)) {
            StepItems oldItems = new StepItems(oldWords, where, true, Change.Kind.PROCEDURE);
            StepItems newItems = new StepItems(newWords, where, true, Change.Kind.PROCEDURE);
            changes.addAll(
                new StepsDiff(old.get(name), steps, oldItems, newItems, newWords)
                    .changes((_, _) -> {}));
          }
        });
  }

  private static Map<String, List<Step>> steps(Runbook runbook) {
    return runbook.procedures().stream()
        .collect(
            Collectors.toMap(
                Procedure::name, Procedure::steps, (first, _) -> first, LinkedHashMap::new));
  }
}
