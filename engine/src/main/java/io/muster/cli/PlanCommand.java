// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.graph.GraphFormat;
import io.muster.dsl.print.PlanPrinter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Prints what a plan would do; nothing is connected to or changed. */
@Command(
    name = "plan",
    description = "Print every step of a plan and its vSphere calls, in order.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private PlanArguments arguments;

  @Option(
      names = "--graph",
      paramLabel = "FORMAT",
      description = "Draw the plan instead: mermaid, dot or svg.")
  private @Nullable GraphFormat graph;

  @Override
  public Integer call() {
    GraphFormat format = graph;
    return arguments.print(muster.console(), format == null ? PlanPrinter::print : format::print);
  }
}
