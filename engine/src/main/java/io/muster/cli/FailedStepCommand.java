// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import io.muster.runbook.StepId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** A command that says what becomes of the failed steps of a run, or of one of them. */
abstract class FailedStepCommand extends ControlCommand {

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "Only this one of the failed steps.")
  private @Nullable String step;

  FailedStepCommand(Control control) {
    super(control);
  }

  @Override
  final Optional<StepId> step() {
    return Optional.ofNullable(step).map(StepId::new);
  }
}
