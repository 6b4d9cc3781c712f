// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.Runbook;

/** The times of a drill are an expression that Quartz takes, and come to pass. */
final class Crons implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook.drills().forEach(drill -> check(drill, findings));
  }

  private static void check(DrillSchedule drill, Findings findings) {
    CronText.fault(drill.cron(), drill.zone())
        .ifPresent(
            fault ->
                findings.add(
                    Problem.of(
                            Rule.INVALID_CRON, findings.place(drill.at(), "cron"), fault.sentence())
                        .hint(fault.hint())));
  }
}
