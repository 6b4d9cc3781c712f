// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.timeline.Timeline;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.Comparator;

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
        .map(plan -> new Least(plan, new Timeline(plan).end()))
        .max(Comparator.comparing(Least::time))
        .filter(least -> least.time.compareTo(runbook.rto().get()) > 0)
        .ifPresent(least -> tell(least, runbook, findings));
  }

  private static void tell(Least least, Runbook runbook, Findings findings) {
    Position at = findings.written().word("rto").orElse(runbook.at());
    Problem problem =
        Problem.of(
                Rule.RTO_TOO_SHORT,
                findings.place(at, "time"),
                "the delays and waits of the plan alone take "
                    + text(least.time)
                    + ", longer than the rto")
            .hint("shorten them, start groups side by side, or aim at a longer time");
    findings.add(
        Steps.performed(least.plan.steps())
            .max(Comparator.comparing(RecoveryTime::waited))
            .map(step -> problem.related(place(step, findings), "the longest of them is here"))
            .orElse(problem));
  }

  private static Position place(Step step, Findings findings) {
    return findings.place(step.at(), step instanceof Step.Vm ? "delay" : "time");
  }

  private static Duration waited(Step step) {
    return switch (step) {
      case Step.Vm vm -> vm.delay();
      case Step.Wait wait -> wait.duration();
      default -> Duration.ZERO;
    };
  }

  private static String text(Duration time) {
    String minutes = time.toMinutes() == 1 ? "1 minute" : time.toMinutes() + " minutes";
    int seconds = time.toSecondsPart();
    return seconds == 0 ? minutes : minutes + " " + seconds + " s";
  }

  /** A plan and the time that it takes at least. */
  private record Least(Plan plan, Duration time) {}
}
