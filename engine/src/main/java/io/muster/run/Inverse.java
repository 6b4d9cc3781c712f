// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.replica.Transition;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import java.time.Duration;
import java.util.Optional;

/** The step that takes a step back. */
final class Inverse {

  private Inverse() {}

  /** Empty where nothing was changed, or nothing takes it back. */
  static Optional<Step> of(DoneStep done, StepId id, StepOptions options) {
    return switch (done.step()) {
      case Step.Vm vm -> of(vm, id, options);
      case Step.Power power ->
          done.takenBackBy()
              .filter(TakenBack.ByPower.class::isInstance)
              .map(TakenBack.ByPower.class::cast)
              .map(
                  by ->
                      new Step.Power(
                          id, power.at(), by.action(), power.vm(), power.site(), options));
      case Step.Connection change ->
          done.takenBackBy()
              .filter(TakenBack.ByConnection.class::isInstance)
              .map(TakenBack.ByConnection.class::cast)
              .map(by -> of(change, by, id, options));
      case Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Verify _,
          Step.Pause _,
          Step.Guest _,
          Step.Perform _,
          Step.Snapshot _,
          Step.SwitchTime _ ->
          Optional.empty();
    };
  }

  private static Optional<Step> of(Step.Vm vm, StepId id, StepOptions options) {
    RestorePointChoice latest = new RestorePointChoice.Latest();
    return Transition.inverse(vm.operation())
        .map(
            operation ->
                new Step.Vm(
                    id, vm.at(), vm.vm(), operation, latest, Duration.ZERO, vm.overlap(), options));
  }

  private static Step of(
      Step.Connection change, TakenBack.ByConnection by, StepId id, StepOptions options) {
    return new Step.Connection(
        id, change.at(), by.connected(), change.vm(), change.site(), change.network(), options);
  }
}
