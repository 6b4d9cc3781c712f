// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Following;
import io.muster.app.Records;
import io.muster.cli.view.JsonLines;
import io.muster.cli.view.PlainLines;
import io.muster.cli.view.RunView;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Shows what happens in a run, from its beginning until it ends or halts. */
@Command(
    name = "watch",
    description = "Show what has happened in a run and what happens, until it ends or halts.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    return RemoteRuns.asked(muster.console(), options, it -> it.watch(run.id()))
        .orElseGet(this::here);
  }

  private int here() {
    RunId id = run.id();
    try (Records records = options.records()) {
      StoredRun stored = run.in(records);
      new Following(records.journal(), id, 0).untilEnd(view(stored), muster.console().out()::flush);
      return ExitCode.DONE;
    }
  }

  private RunView view(StoredRun stored) {
    String place = stored.place().lab() ? "the lab" : "its sites";
    return options.output() == RunOptions.Output.JSON
        ? new JsonLines(muster.console().out())
        : new PlainLines(
            new RunView.Setting(stored.runbook(), place, "", ""), muster.console().out());
  }
}
