// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.action.ReplicaStatus;
import io.muster.app.MarkedReplicas;
import io.muster.app.Workplace;
import io.muster.cli.view.MarkedTable;
import io.muster.cli.view.ReplicaTable;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows the replicas of runbooks. */
@Command(
    name = "replicas",
    description =
        "Show the state of replicas, their restore points and what can be done with them.",
    mixinStandardHelpOptions = true)
final class ReplicasCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description =
          "The runbooks; without one, the replicas that Muster has marked on all sites of the configuration, or in the labs that are kept.")
  private List<Path> files = List.of();

  @Option(names = "--points", description = "List all restore points too.")
  private boolean points;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Console console = muster.console();
    if (files.isEmpty()) {
      return marked(console);
    }
    boolean unknown = false;
    for (Path file : files) {
      Runbook runbook = Runbooks.load(file, options.parameters(), console);
      try (Workplace workplace = options.open(runbook)) {
        List<ReplicaStatus> all = workplace.engine().replicas(runbook).toCompletableFuture().join();
        Instant now = workplace.time().now();
        ReplicaTable table = new ReplicaTable(runbook, workplace.place(), now);
        console
            .out()
            .print(
                options.output() == RunOptions.Output.JSON
                    ? table.json(all)
                    : table.text(all, points));
        console.out().flush();
        unknown |= all.stream().anyMatch(status -> status.problem().isPresent());
      }
    }
    return unknown ? ExitCode.FAILED : ExitCode.DONE;
  }

  private int marked(Console console) {
    boolean isJson = options.output() == RunOptions.Output.JSON;
    List<MarkedReplicas> all = options.marked();
    if (all.isEmpty() && !isJson) {
      console
          .out()
          .println("no lab is kept in '%s'; nothing stands in one".formatted(options.data()));
    }
    all.forEach(
        seen -> console.out().print(isJson ? MarkedTable.json(seen) : MarkedTable.text(seen)));
    console.out().flush();
    boolean unknown = all.stream().anyMatch(seen -> !MarkedTable.problems(seen).isEmpty());
    return unknown ? ExitCode.FAILED : ExitCode.DONE;
  }
}
