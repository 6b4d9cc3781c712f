// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.report.Reports;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the reports of runs that end or halt in this process. */
final class EndedReports implements BiConsumer<RunId, RunEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(EndedReports.class);

  private final Journal journal;
  private final Reports reports;

  EndedReports(Path data, Journal journal) {
    this.journal = journal;
    String version =
        Optional.ofNullable(EndedReports.class.getPackage().getImplementationVersion())
            .orElse("(not packaged)");
    this.reports = new Reports(Reports.folder(data), journal, version);
  }

  @Override
  public void accept(RunId run, RunEvent event) {
    if (event instanceof RunEnded) {
      write(run);
    }
  }

  private void write(RunId id) {
    try {
      var run = journal.find(id);
      if (run.isPresent()) {
        var _ = reports.written(run.get(), journal.events(id));
      }
    } catch (IOException | JournalException e) {
      LOG.warn(
          "the report of run '{}' is not written: {}; 'muster report {}' makes it later",
          id,
          e.getMessage(),
          id);
    }
  }
}
