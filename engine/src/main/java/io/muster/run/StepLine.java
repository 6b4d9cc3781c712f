// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Plan;
import io.muster.runbook.StepId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Where a step stands, in a line.
 *
 * @param phase such as {@code running}
 * @param detail what was done, why not, or until when it waits; may be empty
 */
public record StepLine(StepId step, String phase, int attempts, String detail) {

  /** Those of a plan in its order, and then those that take back. */
  public static List<StepLine> of(Plan plan, RunHistory history) {
    Set<StepId> ids = new LinkedHashSet<>();
    new PlanSteps(plan).all().forEach(entry -> ids.add(entry.place().id()));
    ids.addAll(history.inOrder());
    return ids.stream().map(id -> of(id, history)).toList();
  }

  private static StepLine of(StepId id, RunHistory history) {
    StepState step = history.step(id);
    return new StepLine(id, phase(id, step, history), step.attempts(), detail(id, step, history));
  }

  private static String phase(StepId id, StepState step, RunHistory history) {
    boolean decided = step.attempts() == 0 && history.decision(id).answer().isPresent();
    return decided ? "decided" : step.phase().name().toLowerCase(Locale.ROOT);
  }

  private static String detail(StepId id, StepState step, RunHistory history) {
    return step.done()
        .map(RunEvent.StepDone::detail)
        .or(
            () ->
                history
                    .decision(id)
                    .answer()
                    .map(it -> "%s, %s".formatted(it.choice(), it.by().byline())))
        .or(() -> step.failure().map(failure -> failure.fault().sentence()))
        .or(() -> step.waitsUntil().map(until -> "until " + until))
        .orElse(step.attempts() > 1 ? "attempt " + step.attempts() : "");
  }
}
