// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.route.RouteListing;
import io.muster.run.NotYet;
import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints the Camel routes that a plan is compiled to. */
@Command(
    name = "routes",
    description = "Print the Camel routes of a plan.",
    mixinStandardHelpOptions = true)
final class RoutesCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private PlanArguments arguments;

  @Option(names = "--format", description = "yaml (default) or xml.")
  private RouteListing format = RouteListing.YAML;

  @Override
  public Integer call() {
    return arguments.print(muster.console(), this::routes);
  }

  private String routes(Runbook runbook, Plan plan) {
    List<String> notYet = NotYet.in(plan);
    if (!notYet.isEmpty()) {
      throw new CommandRefused(ExitCode.INVALID, String.join(System.lineSeparator(), notYet));
    }
    return format.print(runbook, plan);
  }
}
