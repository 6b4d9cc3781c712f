// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.diff.Change;
import io.muster.dsl.diff.RunbookDiff;
import io.muster.problem.Json;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells what changes for operations from one runbook to another. */
@Command(
    name = "diff",
    description = "Tell what two runbooks do differently, the most important first.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {

  /** How the changes are printed. */
  enum Output {
    TEXT,
    JSON
  }

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The runbook as it was.")
  private Path before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The runbook as it is now.")
  private Path after;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the runbooks.")
  private Map<String, String> parameters = Map.of();

  @Option(names = "--output", description = "text (default) or json.")
  private Output output = Output.TEXT;

  @Override
  public Integer call() {
    Console console = muster.console();
    Runbook old = Runbooks.load(before, parameters, console);
    List<Change> changes = RunbookDiff.of(old, Runbooks.load(after, parameters, console));
    switch (output) {
      case TEXT -> {
        changes.forEach(change -> console.out().println(change.sentence()));
        if (changes.isEmpty()) {
          console.out().println("no change");
        }
      }
      case JSON ->
          console.out().println(Json.lines(changes.stream().map(DiffCommand::object).toList()));
    }
    return ExitCode.DONE;
  }

  private static Json object(Change change) {
    return Json.object()
        .put("kind", change.kind().word())
        .put("subject", change.subject())
        .put("sentence", change.sentence());
  }
}
