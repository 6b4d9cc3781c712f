// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.route.RouteListing;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints the Camel routes that a plan is compiled to. */
@Command(
    name = "routes",
    description = "Print the Camel routes of a plan.",
    mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      defaultValue = "failover",
      description = "The plan (${DEFAULT-VALUE}).")
  private String plan;

  @Option(names = "--format", description = "yaml (default) or xml.")
  private RouteListing format = RouteListing.YAML;

  @Override
  public Integer call() {
    Runbook runbook = Runbooks.load(file, muster.console());
    muster.console().out().println(format.print(runbook, PlanNames.of(runbook, plan)).strip());
    return ExitCode.DONE;
  }
}
