// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.cli.view.RunStatus;
import io.muster.journal.Journal;
import io.muster.journal.NoSuchRunException;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows where a run stands. */
@Command(
    name = "status",
    description = "Show where a run stands: every step, who told it what, and what can be done.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    RunId id = new RunId(run);
    try (Records records = options.records()) {
      Journal journal = records.journal();
      StoredRun stored = journal.find(id).orElseThrow(() -> new NoSuchRunException(id));
      RunStatus status =
          new RunStatus(stored, journal.events(id, 0).stream().map(Journal.Entry::event).toList());
      muster
          .console()
          .out()
          .print(options.output() == RunOptions.Output.JSON ? status.json() : status.text());
      muster.console().out().flush();
      return ExitCode.DONE;
    }
  }
}
