// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.timeline.Timeline;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.time.Duration;

/** The delays and waits of the plan leave room within the recovery time aimed at. */
final class RecoveryTime implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    if (runbook.rto().isEmpty() || findings.problems().hasErrors()) {
      return;
    }
    runbook
        .written()
        .filter(plan -> plan.name() != PlanName.DRILL)
        .map(plan -> new Timeline(plan).end())
        .max(Duration::compareTo)
        .filter(least -> least.compareTo(runbook.rto().get()) > 0)
        .ifPresent(least -> tell(least, runbook, findings));
  }

  private static void tell(Duration least, Runbook runbook, Findings findings) {
    Position at = findings.written().word("rto").orElse(runbook.at());
    findings.add(
        Problem.of(
                Rule.RTO_TOO_SHORT,
                findings.place(at, "time"),
                "the delays and waits of the plan alone take "
                    + text(least)
                    + ", longer than the rto")
            .hint("shorten them, start groups side by side, or aim at a longer time"));
  }

  private static String text(Duration time) {
    String minutes = time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
    int seconds = time.toSecondsPart();
    return seconds == 0 ? minutes : minutes + " " + seconds + " s";
  }
}
