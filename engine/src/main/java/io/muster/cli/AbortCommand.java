// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import io.muster.run.RunId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** End a run as it stands. */
@Command(name = "abort", description = "End a run as it stands.", mixinStandardHelpOptions = true)
final class AbortCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return new Foreground(muster.console(), options)
        .tell(new RunId(run), Control.ABORT, Optional.empty());
  }
}
