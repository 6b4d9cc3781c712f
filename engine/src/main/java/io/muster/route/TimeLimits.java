// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.NotYet;
import io.muster.run.PlanSteps;
import io.muster.runbook.Step;
import java.time.Duration;

/**
 * How long an attempt at a step may take where the runbook does not say: there is no endless wait.
 */
final class TimeLimits {

  private static final Duration REPLICA = Duration.ofHours(1);
  private static final Duration SWITCH = Duration.ofDays(31);
  private static final Duration POWER = Duration.ofMinutes(20);
  private static final Duration MESSAGE = Duration.ofMinutes(1);

  private TimeLimits() {}

  static Duration of(PlanSteps.Entry entry) {
    return switch (entry.step()) {
      case Step.Vm _ -> REPLICA;
      case Step.SwitchTime _ -> SWITCH;
      case Step.Pause pause -> pause.within();
      case Step.Guest _, Step.Perform _, Step.Snapshot _ -> throw NotYet.reached(entry.step());
      case Step.Power _, Step.Connection _ -> POWER;
      case Step.Call _, Step.Notify _ -> MESSAGE;
      case Step.Wait wait -> wait.duration();
      case Step.Verify _ -> entry.verification().orElseThrow().within();
    };
  }
}
