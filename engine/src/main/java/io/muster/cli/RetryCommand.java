// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import io.muster.run.RunId;
import io.muster.runbook.StepId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Try the failed steps of a run again, and go on. */
@Command(
    name = "retry",
    description = "Try the failed steps of a run again, and go on.",
    mixinStandardHelpOptions = true)
final class RetryCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STEP",
      description = "Only this one of the failed steps.")
  private @Nullable String step;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return new Foreground(muster.console(), options)
        .tell(new RunId(run), Control.RETRY, Optional.ofNullable(step).map(StepId::new));
  }
}
