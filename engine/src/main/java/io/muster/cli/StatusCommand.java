// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.cli.view.RunStatus;
import io.muster.journal.Journal;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows where a run stands. */
@Command(
    name = "status",
    description = "Show where a run stands: every step, who told it what, and what can be done.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return RemoteRuns.asked(muster.console(), options, it -> it.status(run.id()))
        .orElseGet(this::here);
  }

  private int here() {
    RunId id = run.id();
    try (Records records = options.records()) {
      Journal journal = records.journal();
      StoredRun stored = run.in(records);
      RunStatus status = new RunStatus(stored, journal.events(id));
      muster
          .console()
          .out()
          .print(options.output() == RunOptions.Output.JSON ? status.json() : status.text());
      muster.console().out().flush();
      return ExitCode.DONE;
    }
  }
}
