// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.route.RouteListing;
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
    return arguments.print(muster.console(), format::print);
  }
}
