// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.runbook.PlanName;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Rehearses a failover in the isolated networks and takes it back. */
@Command(
    name = "drill",
    description = "Fail over into the test networks, verify, and undo.",
    mixinStandardHelpOptions = true)
final class DrillCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Mixin private RunOptions options;

  @Override
  public Integer call() throws Exception {
    return new Foreground(muster.console(), options).run(file, PlanName.DRILL, Set.of());
  }
}
