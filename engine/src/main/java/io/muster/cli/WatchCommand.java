// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.cli.view.JsonLines;
import io.muster.cli.view.PlainLines;
import io.muster.cli.view.RunView;
import io.muster.journal.Journal;
import io.muster.journal.NoSuchRunException;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Shows what happens in a run, from its beginning until it ends or halts. */
@Command(
    name = "watch",
    description = "Show what has happened in a run and what happens, until it ends or halts.",
    mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {

  private static final Duration PAUSE = Duration.ofMillis(500);

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    RunId id = new RunId(run);
    try (Journal journal = options.journal();
        LiveTime time = new LiveTime(InstantSource.system())) {
      StoredRun stored = journal.find(id).orElseThrow(() -> new NoSuchRunException(id));
      RunView view = view(stored);
      long seen = 0;
      while (true) {
        List<Journal.Entry> more = journal.events(id, seen);
        more.forEach(entry -> view.accept(entry.event()));
        seen = more.isEmpty() ? seen : more.getLast().number();
        Optional<RunEvent> last =
            more.isEmpty() ? Optional.empty() : Optional.of(more.getLast().event());
        muster.console().out().flush();
        if (last.filter(RunEnded.class::isInstance).isPresent()) {
          return ExitCode.DONE;
        }
        time.sleep(PAUSE);
      }
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
