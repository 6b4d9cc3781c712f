// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Journal;
import io.muster.journal.Seal;
import io.muster.report.ReportSeal.Digests;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reports of runs: made from the journal, sealed there, and kept as files. */
public final class Reports {

  private final Path folder;
  private final Journal journal;
  private final String muster;

  /**
   * @param folder where they are kept
   * @param muster the version that makes them
   */
  public Reports(Path folder, Journal journal, String muster) {
    this.folder = folder;
    this.journal = journal;
    this.muster = muster;
  }

  /** Where reports are kept beside what else Muster keeps. */
  public static Path folder(Path data) {
    return data.resolve("reports");
  }

  /**
   * Makes the report of a run that has ended or halted, seals it, and writes its files; to be
   * called whenever a run has come to that. It replaces an earlier one of the same run.
   *
   * @param events all that has happened in it
   * @return the page; empty where the run goes on, so that nothing was written
   */
  public Optional<Path> written(StoredRun run, List<RunEvent> events) throws IOException {
    Report report = Report.of(run, events, muster);
    if (!report.isOver()) {
      return Optional.empty();
    }
    Map<ReportFormat, String> texts = texts(run.id(), report, events.size());
    return Optional.ofNullable(write(folder, run.id(), texts).get(ReportFormat.HTML));
  }

  /**
   * The files of a run's report. That of a run that goes on is not sealed; that of another one
   * keeps its seal where it is made again from the same entries by the same version.
   */
  public Map<ReportFormat, String> texts(StoredRun run, List<RunEvent> events) {
    return texts(run.id(), Report.of(run, events, muster), events.size());
  }

  private Map<ReportFormat, String> texts(RunId run, Report report, int entries) {
    Map<ReportFormat, String> texts = new EnumMap<>(ReportFormat.class);
    Optional<ReportSeal> seal =
        report.isOver() ? Optional.of(seal(run, report, entries)) : Optional.empty();
    for (ReportFormat format : ReportFormat.values()) {
      texts.put(format, report.text(format, seal));
    }
    return texts;
  }

  private ReportSeal seal(RunId run, Report report, int entries) {
    Digests digests = report.digests();
    Seal link = journal.seal(run, ReportSeal.digest(muster, entries, digests));
    return new ReportSeal(link, muster, entries, digests);
  }

  /** Writes files of a report into a folder, and tells where each is. */
  public static Map<ReportFormat, Path> write(
      Path folder, RunId run, Map<ReportFormat, String> texts) throws IOException {
    Files.createDirectories(folder);
    Map<ReportFormat, Path> files = new EnumMap<>(ReportFormat.class);
    for (Map.Entry<ReportFormat, String> text : texts.entrySet()) {
      Path file = folder.resolve(name(run) + "." + text.getKey().ending());
      write(file, text.getValue());
      files.put(text.getKey(), file);
    }
    return files;
  }

  /** Under another name first, so that what has the name is whole. */
  public static void write(Path file, String text) throws IOException {
    String name = "%s.%d.part".formatted(file.getFileName(), ProcessHandle.current().pid());
    Path part = file.resolveSibling(name);
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** A name that is good for a file, whatever runbooks are called. */
  private static String name(RunId run) {
    return run.value().replaceAll("[^\\p{L}\\p{N}._-]", "_").replaceFirst("^\\.", "_");
  }
}
