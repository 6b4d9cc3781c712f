// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.format.Difference;
import io.muster.dsl.format.FormattedFile;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Report;
import io.muster.problem.Summary;
import io.muster.problem.TextPrinter;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Rewrites runbooks in their canonical form. */
@Command(
    name = "fmt",
    description = "Rewrite runbooks and lab files in their canonical form.",
    mixinStandardHelpOptions = true)
final class FmtCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The runbooks.")
  private List<Path> files;

  @Option(
      names = "--check",
      description = "Change nothing; tell which files are not in the canonical form.")
  private boolean check;

  private final List<Report> refused = new ArrayList<>();
  private int changes;

  @Override
  public Integer call() {
    files.forEach(this::format);
    if (!refused.isEmpty()) {
      muster.console().err().println(Summary.of(refused));
    } else if (changes == 0) {
      say(files.size() == 1 ? "the file is in canonical form" : "all files are in canonical form");
    }
    return !refused.isEmpty() || (check && changes > 0) ? ExitCode.INVALID : ExitCode.DONE;
  }

  private void format(Path file) {
    try {
      FormattedFile formatted = FormattedFile.of(file);
      Optional<Difference> difference = formatted.difference();
      if (difference.isPresent()) {
        changes++;
        change(formatted, difference.get());
      }
    } catch (InvalidRunbookException invalid) {
      refused.add(invalid.report());
      muster.console().err().print(TextPrinter.print(invalid.report()));
    } catch (AccessDeniedException _) {
      throw unwritten(file, "your user may not change it");
    } catch (IOException e) {
      throw unwritten(file, String.valueOf(e.getMessage()));
    }
  }

  private void change(FormattedFile formatted, Difference difference) throws IOException {
    if (check) {
      say(
          "%s:%d: not in canonical form: %s"
              .formatted(formatted.file(), difference.line(), difference.sentence()));
    } else {
      formatted.write();
      say(formatted.file() + ": formatted");
    }
  }

  private void say(String sentence) {
    muster.console().out().println(sentence);
  }

  private static CommandRefused unwritten(Path file, String reason) {
    return new CommandRefused(
        ExitCode.FAILED, "'%s' cannot be written: %s; it is as it was".formatted(file, reason));
  }
}
