// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.journal.Journal;
import io.muster.problem.Json;
import io.muster.report.ReportFormat;
import io.muster.report.Reports;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the report of a run. */
@Command(
    name = "report",
    description = "Make the report of a run: a page, JSON and JUnit XML, sealed once it has ended.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Mixin private RunArgument run;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "Only one of html, json and junit; printed where --to names no file.")
  private @Nullable String format;

  @Option(
      names = "--to",
      paramLabel = "FILE|DIR",
      description = "Where to write it; without, into the folder 'reports' of the data.")
  private @Nullable Path to;

  @Mixin private RunOptions options;

  @Override
  public Integer call() {
    Optional<ReportFormat> one = Optional.ofNullable(format).map(ReportCommand::known);
    RunId id = run.id();
    try (Records records = options.records()) {
      Journal journal = records.journal();
      StoredRun stored = run.in(records);
      Map<ReportFormat, String> texts = options.reports(journal).texts(stored, journal.events(id));
      if (to == null && one.isPresent()) {
        muster.console().out().print(texts.get(one.get()));
      } else {
        tell(write(id, texts, one));
      }
      muster.console().out().flush();
      return ExitCode.DONE;
    }
  }

  private static ReportFormat known(String word) {
    return ReportFormat.of(word)
        .orElseThrow(
            () ->
                new CommandRefused(
                    ExitCode.INVALID,
                    "'%s' is no format of a report; there are %s"
                        .formatted(word, ReportFormat.words())));
  }

  private Map<ReportFormat, Path> write(
      RunId id, Map<ReportFormat, String> texts, Optional<ReportFormat> one) {
    Path target = to == null ? Reports.folder(options.data()) : to;
    try {
      if (to == null || Files.isDirectory(target)) {
        one.ifPresent(it -> texts.keySet().retainAll(Set.of(it)));
        return Reports.write(target, id, texts);
      }
      ReportFormat only = one.orElse(ReportFormat.HTML);
      Reports.write(target, Objects.requireNonNull(texts.get(only)));
      return new EnumMap<>(Map.of(only, target));
    } catch (IOException e) {
      throw new CommandRefused(ExitCode.FAILED, ExportCommand.unusable(target, "written", e));
    }
  }

  private void tell(Map<ReportFormat, Path> files) {
    if (options.output() == RunOptions.Output.JSON) {
      Json line = Json.object().put("run", run.id().value());
      files.forEach((format, file) -> line.put(format.word(), file.toString()));
      muster.console().out().println(line);
    } else {
      files.values().forEach(file -> muster.console().out().println("report: " + file));
    }
  }
}
