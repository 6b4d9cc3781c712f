// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiFunction;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A runbook and one of its plans, for commands that print something about it. */
final class PlanArguments {

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      defaultValue = "failover",
      description = "The plan (${DEFAULT-VALUE}).")
  private String plan;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the runbook.")
  private Map<String, String> parameters = Map.of();

  /** Prints what is made of the plan. */
  int print(Console console, BiFunction<Runbook, Plan, String> text) {
    Runbook runbook = Runbooks.load(file, parameters, console);
    console.out().println(text.apply(runbook, PlanNames.of(runbook, plan)).stripTrailing());
    return ExitCode.DONE;
  }
}
