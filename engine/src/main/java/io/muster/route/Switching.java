// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Result;
import io.muster.action.StepFailure;
import io.muster.run.LateSwitch;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.StepPlace;
import io.muster.runbook.Step;
import io.muster.runbook.Switchover;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * Waits for the time at which a failback switches over (domain.md, section 2.8), and says how late
 * the switch is when no process was there at that time.
 */
final class Switching {

  /** What timers may be late by without a word. */
  private static final Duration EXACT = Duration.ofSeconds(5);

  private final PlanRun run;
  private final PlanSteps.Entry entry;
  private final Switchover switchover;

  Switching(PlanRun run, PlanSteps.Entry entry, Step.SwitchTime step) {
    this.run = run;
    this.entry = entry;
    this.switchover = step.switchover();
  }

  /**
   * Returns when it is to come.
   *
   * @throws StepFailure when people do not want it to come so late
   */
  Result await(StepLog record) {
    StepPlace question = LateSwitch.place(entry.place());
    if (run.asking().isAsked(question)) {
      return answered(question, "");
    }
    Instant begun = run.before(entry).firstBegan().orElse(now());
    Instant at = record.waitUntil(begun, it -> switchover.after(run.around().started()).orElse(it));
    // why: one that has passed while the data was sent is not late (domain.md, 2.8)
    Duration late = at.isAfter(begun) ? Duration.between(at, now()) : Duration.ZERO;
    if (late.compareTo(EXACT) <= 0) {
      return Result.of("switching over, " + switchover);
    }
    String text = Durations.words(late) + " late, " + switchover;
    return run.around().latestSwitch().filter(most -> late.compareTo(most) > 0).isPresent()
        ? answered(question, text)
        : Result.of("switching over " + text);
  }

  private Result answered(StepPlace question, String late) {
    DecisionAnswered answer =
        run.asking()
            .answered(
                question,
                LateSwitch.question(
                    "the switch is %s; is it to come now, or when it is moved to".formatted(late),
                    switchover,
                    now()));
    if (answer.choice().equals(LateSwitch.NOW)) {
      return Result.of("switching over, by " + answer.by().words());
    }
    throw StepFailure.refused(
        "TooLate",
        "the switch has missed its time, %s, and was answered with %s, by %s"
            .formatted(switchover, answer.choice(), answer.by().words()));
  }

  private Instant now() {
    return run.around().time().now();
  }
}
