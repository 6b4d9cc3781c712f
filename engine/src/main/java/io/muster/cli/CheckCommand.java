// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.dsl.Checked;
import io.muster.dsl.RunbookLoader;
import io.muster.dsl.across.RunbookFiles;
import io.muster.problem.JsonPrinter;
import io.muster.problem.Report;
import io.muster.problem.Summary;
import io.muster.problem.TextPrinter;
import io.muster.problem.sarif.SarifPrinter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    JSON,
    SARIF
  }

  @ParentCommand private MusterCommand muster;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The runbooks.")
  private List<Path> files;

  @Option(names = "--output", description = "text (default), json or sarif.")
  private Output output = Output.TEXT;

  @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A parameter of the runbooks.")
  private Map<String, String> settings = Map.of();

  @Override
  public Integer call() {
    List<Checked> checked = RunbookFiles.check(files, new RunbookLoader(settings));
    List<Report> reports = checked.stream().map(Checked::report).toList();
    muster.console().err().print(notChecked(checked));
    muster.console().out().print(printed(reports));
    boolean valid = reports.stream().allMatch(report -> report.errors() == 0);
    return valid ? ExitCode.DONE : ExitCode.INVALID;
  }

  private String printed(List<Report> reports) {
    return switch (output) {
      case TEXT -> TextPrinter.print(reports) + lastLine(reports) + System.lineSeparator();
      case JSON -> JsonPrinter.print(reports);
      case SARIF -> new SarifPrinter(Version.number(), Path.of("")).print(reports);
    };
  }

  /** A required parameter that is not passed leaves a part of the text unread. */
  private static String notChecked(List<Checked> files) {
    StringBuilder notes = new StringBuilder();
    for (Checked file : files) {
      file.missing()
          .forEach(
              (name, at) ->
                  notes
                      .append(at)
                      .append(": note: what uses parameter '")
                      .append(name)
                      .append("' is not checked; pass --set ")
                      .append(name)
                      .append("=..")
                      .append(System.lineSeparator()));
    }
    return notes.toString();
  }

  private static String lastLine(List<Report> reports) {
    String summary = Summary.of(reports);
    boolean clean = reports.stream().allMatch(report -> report.errors() == 0);
    return clean && reports.size() == 1
        ? reports.getFirst().source().name() + ": " + summary
        : summary;
  }
}
