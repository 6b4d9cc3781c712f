// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.runbook.PlanName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

  @Option(
      names = "--keep",
      paramLabel = "TIME",
      converter = LengthConverter.class,
      description = "How long the machines stay up after their verification, such as 30m.")
  private Duration keep = Duration.ZERO;

  @Mixin private RunOptions options;

  @Override
  public Integer call() throws Exception {
    return RemoteRuns.asked(
            muster.console(),
            options,
            it -> it.start(file.toString(), PlanName.DRILL, Set.of(), keep))
        .orElseGet(() -> new Foreground(muster.console(), options).drill(file, keep));
  }
}
