// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.cli.view.RunsTable;
import io.muster.journal.Journal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists runs. */
@Command(
    name = "runs",
    description = "List the runs that were written down, the newest first.",
    mixinStandardHelpOptions = true)
final class RunsCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return RemoteRuns.asked(muster.console(), options, RemoteRuns::list).orElseGet(this::here);
  }

  private int here() {
    try (Records records = options.records()) {
      Journal journal = records.journal();
      muster
          .console()
          .out()
          .print(
              options.output() == RunOptions.Output.JSON
                  ? RunsTable.json(journal.runs())
                  : RunsTable.text(journal.runs()));
      muster.console().out().flush();
      return ExitCode.DONE;
    }
  }
}
