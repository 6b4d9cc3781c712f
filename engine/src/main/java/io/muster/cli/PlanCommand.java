// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.print.PlanPrinter;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what a plan would do; nothing is connected to or changed. */
@Command(
    name = "plan",
    description = "Print every step of a plan and its vSphere calls, in order.",
    mixinStandardHelpOptions = true)
final class PlanCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1",
      paramLabel = "PLAN",
      defaultValue = "failover",
      description = "The plan (${DEFAULT-VALUE}).")
  private String plan;

  @Override
  public Integer call() {
    Runbook runbook = Runbooks.load(file, muster.console());
    muster.console().out().print(PlanPrinter.print(runbook, PlanNames.of(runbook, plan)));
    return ExitCode.DONE;
  }
}
