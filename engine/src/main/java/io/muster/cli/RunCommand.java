// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.runbook.PlanName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs a plan. */
@Command(
    name = "run",
    description = "Run a plan, for all machines or for those named.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      description =
          "failover, plannedFailover, failback, switchover, commit, permanent, reprotect, undo or drill.")
  private String plan;

  @Parameters(
      index = "2..*",
      paramLabel = "VM",
      description = "Only these machines, as the runbook calls them.")
  private List<String> machines = List.of();

  @Mixin private RunOptions options;

  @Override
  public Integer call() throws Exception {
    PlanName name = PlanNames.name(plan);
    Set<String> named = new LinkedHashSet<>(machines);
    return RemoteRuns.asked(
            muster.console(), options, it -> it.start(file.toString(), name, named, Duration.ZERO))
        .orElseGet(() -> new Foreground(muster.console(), options).run(file, name, named));
  }
}
