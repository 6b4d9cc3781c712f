// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.RunbookLoader;
import io.muster.problem.JsonPrinter;
import io.muster.problem.Report;
import io.muster.problem.TextPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Finds what is wrong in runbooks, without running anything. */
@Command(
    name = "check",
    description = "Report all problems of runbooks.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {

  /** How the problems are printed. */
  enum Output {
    TEXT,
    JSON
  }

  @ParentCommand private MusterCommand muster;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The runbooks.")
  private List<Path> files;

  @Option(names = "--output", description = "text (default) or json.")
  private Output output = Output.TEXT;

  @Override
  public Integer call() {
    List<Report> reports = files.stream().map(CheckCommand::check).toList();
    long errors = reports.stream().mapToLong(Report::errors).sum();
    switch (output) {
      case TEXT -> print(reports, errors);
      case JSON -> muster.console().out().print(JsonPrinter.print(reports));
    }
    return errors == 0 ? ExitCode.DONE : ExitCode.INVALID;
  }

  private void print(List<Report> reports, long errors) {
    Console console = muster.console();
    reports.forEach(report -> console.out().print(TextPrinter.print(report)));
    if (errors > 0) {
      console.out().println(Failures.summary(errors));
    } else {
      console.out().println(files.size() == 1 ? files.getFirst() + ": no errors" : "no errors");
    }
  }

  private static Report check(Path file) {
    return new RunbookLoader().check(file).report();
  }
}
