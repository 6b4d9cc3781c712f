// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.journal.Seal;
import io.muster.problem.Json;
import io.muster.report.ChainCheck;
import io.muster.report.ReportVerifier;
import io.muster.report.ReportVerifier.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Tells whether reports are as they were sealed, and whether their chain is whole. */
@Command(
    name = "verify-report",
    description =
        "Tell whether reports were changed, and, where their journal is at hand, whether none is missing.",
    mixinStandardHelpOptions = true)
final class VerifyReportCommand implements Callable<Integer> {

  @ParentCommand private MusterCommand muster;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of reports: pages, JSON or JUnit XML.")
  private List<Path> files = List.of();

  @Option(
      names = "--hash",
      paramLabel = "HASH",
      description = "The hash of a report that was kept elsewhere; the chain has to have it.")
  private @Nullable String kept;

  @Mixin private RunOptions options;

  private final List<String> findings = new ArrayList<>();
  private Optional<String> unasked = Optional.empty();

  @Override
  public Integer call() {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandRefused(ExitCode.INVALID, "there is no file '%s'".formatted(file));
      }
    }
    if (options.hasJournal()) {
      withJournal();
    } else {
      unasked = Optional.of("there is none in '%s'".formatted(options.data()));
      verify(Optional.empty(), List.of());
    }
    unasked.ifPresent(
        why ->
            say(
                "the journal was not asked, since %s; so this tells only whether the files fit their own seals"
                    .formatted(why)));
    muster.console().out().flush();
    boolean isUnknown = kept != null && unasked.isPresent();
    return findings.isEmpty() && !isUnknown ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void withJournal() {
    try (Records records = options.records()) {
      Journal journal = records.journal();
      List<Seal> chain = journal.seals();
      verify(Optional.of(journal), chain);
      List<String> broken = new ArrayList<>(ChainCheck.findings(chain, journal.runs()));
      if (kept != null && chain.stream().noneMatch(it -> it.hash().equals(kept))) {
        broken.add(
            "no report in the chain has the hash %s: the chain was made anew".formatted(kept));
      }
      broken.forEach(this::find);
      if (broken.isEmpty()) {
        say("the chain of %d reports is whole".formatted(chain.size()));
      }
    } catch (JournalException e) {
      unasked = Optional.of(String.valueOf(e.getMessage()));
      verify(Optional.empty(), List.of());
    }
  }

  private void verify(Optional<Journal> journal, List<Seal> chain) {
    for (Path file : files) {
      try {
        tell(file, ReportVerifier.verify(file, journal, chain, Version.reported()));
      } catch (IOException e) {
        throw new CommandRefused(ExitCode.INVALID, ExportCommand.unusable(file, "read", e));
      }
    }
  }

  private void tell(Path file, Verified verified) {
    verified.findings().forEach(this::find);
    if (verified.findings().isEmpty()) {
      Seal seal = verified.seal().orElseThrow();
      say(
          "'%s' is as it was sealed: report %d, run '%s', hash %s"
              .formatted(file, seal.number(), seal.run(), seal.hash()));
    }
    verified.notes().forEach(note -> say("'%s': %s".formatted(file, note)));
  }

  private void find(String finding) {
    findings.add(finding);
    line("wrong", finding);
  }

  private void say(String sentence) {
    line("told", sentence);
  }

  private void line(String type, String sentence) {
    muster
        .console()
        .out()
        .println(
            options.output() == RunOptions.Output.JSON
                ? Json.object().put("type", type).put("detail", sentence)
                : sentence);
  }
}
