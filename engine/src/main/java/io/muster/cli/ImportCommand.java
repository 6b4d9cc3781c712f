// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.journal.Journal;
import io.muster.journal.exchange.ImportRefusedException;
import io.muster.journal.exchange.JournalImport;
import io.muster.problem.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads a file with a journal into this one. */
@Command(
    name = "import",
    description =
        "Write the runs and the states of replicas that 'muster export' has written into the journal; what is there already is left.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "The file that 'muster export' has written.")
  private Path file;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new CommandRefused(ExitCode.INVALID, "there is no file '%s'".formatted(file));
    }
    try (Records records = options.records()) {
      Journal journal = records.journal();
      JournalImport.Imported imported = JournalImport.read(journal, file);
      muster
          .console()
          .out()
          .println(options.output() == RunOptions.Output.JSON ? json(imported) : text(imported));
      muster.console().out().flush();
      return ExitCode.DONE;
    } catch (ImportRefusedException refused) {
      throw new CommandRefused(
          refused.damaged() ? ExitCode.INVALID : ExitCode.REFUSED,
          refused.getMessage() + "\nnothing was imported");
    } catch (IOException e) {
      throw new CommandRefused(ExitCode.INVALID, ExportCommand.unusable(file, "read", e));
    }
  }

  private static String json(JournalImport.Imported imported) {
    return Json.object()
        .put("runs", imported.runs())
        .put("present", imported.present())
        .put("replicas", imported.replicas())
        .put("chained", imported.chained())
        .toString();
  }

  private String text(JournalImport.Imported imported) {
    String chain =
        imported.chained()
            ? ""
            : "; the chain of reports is another one here and stays, so 'muster report RUN' seals reports of these runs anew";
    return "%d runs and the states of %d replicas are imported from '%s'; %d runs were there already"
            .formatted(imported.runs(), imported.replicas(), file, imported.present())
        + chain;
  }
}
