// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Runbook;
import java.time.Duration;

/** A drill keeps its machines up for a sensible time. */
final class DrillSchedules implements Check {

  private static final Duration LONGEST = Duration.ofDays(7);

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook
        .drills()
        .forEach(
            drill ->
                Limit.atMost(
                    "keep", findings.place(drill.at(), "keep"), drill.keep(), LONGEST, findings));
  }
}
