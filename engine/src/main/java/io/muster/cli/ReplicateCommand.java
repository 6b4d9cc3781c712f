// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Workplace;
import io.muster.cli.view.ReplicationLines;
import io.muster.engine.Replicating;
import io.muster.engine.ReplicationRequest;
import io.muster.engine.ReplicationSchedule;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Replicates machines that no other product replicates. */
@Command(
    name = "replicate",
    description =
        "Make snapshot replicas that are missing, and send them what their machines hold, by vSphere alone.",
    mixinStandardHelpOptions = true)
final class ReplicateCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The runbook.")
  private Path file;

  @Parameters(
      index = "1..*",
      paramLabel = "VM",
      description = "Only these machines, as the runbook calls them.")
  private List<String> machines = List.of();

  @Option(
      names = "--continuous",
      description =
          "Do so again and again, as replication.snapshot.every says, until this is stopped.")
  private boolean continuous;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Console console = muster.console();
    Runbook runbook = Runbooks.load(file, options.parameters(), console);
    try (Workplace workplace = options.open(runbook)) {
      ReplicationLines lines =
          new ReplicationLines(console.out(), options.output() == RunOptions.Output.JSON);
      Set<String> only = new LinkedHashSet<>(machines);
      Replicating replicating =
          workplace
              .engine()
              .replicate(new ReplicationRequest(runbook, only, schedule(workplace)), lines);
      replicating.ended().toCompletableFuture().join();
      return exitCode(lines);
    }
  }

  private ReplicationSchedule schedule(Workplace workplace) {
    ReplicationSchedule schedule = workplace.schedule();
    if (continuous && options.config().isPresent() && schedule.every().isEmpty()) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "nothing says how often; set replication.snapshot.every in '%s', such as 15m, or leave --continuous out"
              .formatted(options.config().get()));
    }
    return continuous ? schedule : schedule.once();
  }

  private static int exitCode(ReplicationLines lines) {
    if (lines.failed()) {
      return ExitCode.FAILED;
    }
    return lines.refused() ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
