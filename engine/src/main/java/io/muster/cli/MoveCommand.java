// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Nodes;
import io.muster.app.Records;
import io.muster.app.Workplace;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Changes the time that a run waits for, such as that of its switchover. */
@Command(
    name = "move",
    description =
        "Let a run that waits for a time, such as that of its switchover, wait for another.",
    mixinStandardHelpOptions = true)
final class MoveCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "TIME",
      description = "An ISO instant, such as 2026-11-21T02:00:00Z.")
  private String to;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Instant until = instant();
    return RemoteRuns.asked(muster.console(), options, it -> it.move(run.id(), until))
        .orElseGet(() -> here(until));
  }

  private int here(Instant until) {
    RunId id = run.id();
    try (Records records = options.records()) {
      StoredRun stored = run.in(records);
      try (Workplace workplace = options.open(stored, records)) {
        workplace.engine().move(id, until, options.actor()).toCompletableFuture().join();
      }
      muster.console().out().println(moved(until, new Nodes(records).tell(id)));
    }
    muster.console().out().flush();
    return ExitCode.DONE;
  }

  private String moved(Instant until, boolean goesOn) {
    return goesOn
        ? "run '%s' waits until %s".formatted(run.id(), until)
        : "run '%s' waits until %s; it goes on with 'muster resume %s%s'"
            .formatted(run.id(), until, run.id(), options.journalOptions());
  }

  private Instant instant() {
    try {
      return Instant.parse(to);
    } catch (DateTimeParseException e) {
      throw new CommandRefused(
          ExitCode.INVALID,
          "'%s' is no instant; write one such as 2026-11-21T02:00:00Z".formatted(to));
    }
  }
}
