// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.Optional;

/** Where drills are run, every network has a test network. */
final class LiveDrill implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    drill(runbook, findings)
        .ifPresent(
            asked ->
                runbook.networks().stream()
                    .filter(mapping -> mapping.test().isEmpty())
                    .forEach(mapping -> tell(mapping, asked, findings)));
  }

  /** What makes drills run: a plan, a time or a trigger. */
  private static Optional<Position> drill(Runbook runbook, Findings findings) {
    return findings
        .written()
        .word("drill")
        .or(() -> runbook.drills().stream().map(DrillSchedule::at).findFirst())
        .or(
            () ->
                runbook.triggers().stream()
                    .filter(trigger -> trigger.runs() == PlanName.DRILL)
                    .map(trigger -> findings.place(trigger.at(), "runs"))
                    .findFirst());
  }

  private static void tell(NetworkMapping mapping, Position asked, Findings findings) {
    findings.add(
        Problem.of(
                Rule.LIVE_DRILL,
                findings.place(mapping.at(), "network"),
                "network '" + mapping.from() + "' has no test network, and drills are run")
            .hint(
                "write map '"
                    + mapping.from()
                    + "', to: '"
                    + mapping.to()
                    + "', test: 'DR Isolated'")
            .related(asked, "a drill is asked for here"));
  }
}
