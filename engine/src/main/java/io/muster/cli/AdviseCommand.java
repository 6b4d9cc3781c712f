// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.action.Advice;
import io.muster.action.ReplicaStatus;
import io.muster.app.Workplace;
import io.muster.problem.Json;
import io.muster.problem.NearMiss;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
    boolean isJson = options.output() == RunOptions.Output.JSON;
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
        Advice advice = Advice.of(runbook, status);
        console.out().print(isJson ? json(runbook, machine, advice) : text(machine, advice));
        console.out().flush();
      }
    }
    return ExitCode.DONE;
  }

  private String text(String machine, Advice advice) {
    StringBuilder text = new StringBuilder(machine + ": " + advice.seen() + "\n");
    for (Advice.Choice choice : advice.choices()) {
      String command = command(machine, choice).map(it -> it + ": ").orElse("");
      text.append("  ").append(command).append(choice.reason()).append('\n');
    }
    return text.toString();
  }

  private String json(Runbook runbook, String machine, Advice advice) {
    List<Json> choices = advice.choices().stream().map(choice -> object(machine, choice)).toList();
    Json json = Json.object().put("runbook", runbook.name()).put("machine", machine);
    return json.put("seen", advice.seen()).put("choices", choices) + "\n";
  }

  private Json object(String machine, Advice.Choice choice) {
    Json json = Json.object();
    choice.plan().ifPresent(plan -> json.put("plan", plan.word()));
    command(machine, choice).ifPresent(command -> json.put("command", command));
    return json.put("reason", choice.reason());
  }

  /** As it can be typed; empty where there is nothing to run. */
  private Optional<String> command(String machine, Advice.Choice choice) {
    String given =
        options.sites()
            + choice.options().stream().map(it -> " " + it).collect(Collectors.joining());
    return choice
        .plan()
        .map(
            plan ->
                plan == PlanName.DRILL
                    ? "muster drill " + file + given
                    : "muster run %s %s %s%s".formatted(file, plan.word(), machine, given));
  }
}
