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

/** Take back what a run has done. */
@Command(
    name = "undo",
    description = "Take back what a run has done.",
    mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return new Foreground(muster.console(), options)
        .tell(new RunId(run), Control.UNDO, Optional.empty());
  }
}
