// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;

/** The numbers of the steps are within their limits. */
final class StepRanges implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Steps.all(runbook).forEach(step -> check(step, findings));
  }

  private static void check(Step step, Findings findings) {
    Limit.number(
        "retries",
        findings.place(step.at(), "retries"),
        step.options().retries(),
        0,
        100,
        findings);
    step.options()
        .timeout()
        .ifPresent(
            timeout ->
                Limit.time("timeout", findings.place(step.at(), "timeout"), timeout, findings));
    if (step instanceof Step.Wait wait) {
      Limit.time("wait", findings.place(step.at(), "time"), wait.duration(), findings);
    }
    if (step instanceof Step.Pause pause) {
      Limit.time("within", findings.place(step.at(), "within"), pause.within(), findings);
    }
    if (step instanceof Step.Guest guest) {
      Position expect = findings.place(step.at(), "expect");
      Limit.number("expect", expect, guest.program().expect(), 0, 255, findings);
    }
    if (step instanceof Step.Vm vm && !vm.delay().isZero()) {
      Limit.time("delay", findings.place(step.at(), "delay"), vm.delay(), findings);
    }
  }
}
