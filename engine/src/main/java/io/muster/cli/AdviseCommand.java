// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.action.Advice;
import io.muster.action.ReplicaStatus;
import io.muster.app.Workplace;
import io.muster.problem.NearMiss;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Says which operation is the right one now, and why. */
@Command(
    name = "advise",
    description = "Say which operation is the right one now, and why; change nothing.",
    mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "VM",
      description = "Only these machines, as the runbook calls them.")
  private List<String> machines = List.of();

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Console console = muster.console();
    Runbook runbook = Runbooks.load(file, options.parameters(), console);
    try (Workplace workplace = options.open(runbook)) {
      Map<String, ReplicaStatus> byMachine = new LinkedHashMap<>();
      workplace
          .engine()
          .replicas(runbook)
          .toCompletableFuture()
          .join()
          .forEach(status -> byMachine.put(status.declaration().source(), status));
      List<String> asked = machines.isEmpty() ? List.copyOf(byMachine.keySet()) : machines;
      for (String machine : asked) {
        ReplicaStatus status = byMachine.get(machine);
        if (status == null) {
          throw new CommandRefused(
              ExitCode.INVALID,
              "runbook '%s' has no machine '%s'; %s"
                  .formatted(
                      runbook.name(),
                      machine,
                      NearMiss.hint(machine, byMachine.keySet())
                          .orElse("it has " + String.join(", ", byMachine.keySet()))));
        }
        print(console, machine, Advice.of(runbook, status));
      }
    }
    return ExitCode.DONE;
  }

  private void print(Console console, String machine, Advice advice) {
    console.out().println(machine + ": " + advice.seen());
    for (Advice.Choice choice : advice.choices()) {
      String command =
          choice
              .plan()
              .map(plan -> "muster run %s %s %s: ".formatted(file, plan.word(), machine))
              .orElse("");
      console.out().println("  " + command + choice.reason());
    }
    console.out().flush();
  }
}
