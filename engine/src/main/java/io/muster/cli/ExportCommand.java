// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.journal.Journal;
import io.muster.journal.exchange.JournalExport;
import io.muster.problem.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes the journal into a file. */
@Command(
    name = "export",
    description =
        "Write all runs with what has happened in them, and the states of replicas, into a file that 'muster import' reads.",
    mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file; it must not be there yet.")
  private Path file;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    if (Files.exists(file)) {
      throw new CommandRefused(
          ExitCode.INVALID, "'%s' is there already; name another file".formatted(file));
    }
    try (Records records = options.records()) {
      Journal journal = records.journal();
      JournalExport.Written written = write(journal);
      muster
          .console()
          .out()
          .println(
              options.output() == RunOptions.Output.JSON
                  ? Json.object()
                      .put("runs", written.runs())
                      .put("replicas", written.replicas())
                      .toString()
                  : "%d runs and the states of %d replicas are in '%s'"
                      .formatted(written.runs(), written.replicas(), file));
      muster.console().out().flush();
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandRefused(ExitCode.FAILED, unusable(file, "written", e));
    }
  }

  /** Under another name first, so that what has the name is whole. */
  private JournalExport.Written write(Journal journal) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Path part = Files.createTempFile(folder, file.getFileName() + ".", ".part");
    try {
      JournalExport.Written written;
      try (Writer out = Files.newBufferedWriter(part)) {
        written = JournalExport.write(journal, out);
      }
      Files.move(part, file);
      return written;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** What is told where a file cannot be read or written. */
  static String unusable(Path file, String how, IOException e) {
    String reason =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : e.getClass().getSimpleName();
    return "'%s' cannot be %s: %s; name another file".formatted(file, how, reason);
  }
}
