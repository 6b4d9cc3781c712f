// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.journal.Journal;
import io.muster.journal.JournalException;
import io.muster.report.Reports;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks on at a run, and has its report written when it is over, whatever has ended it. */
final class Witness implements Consumer<RunEvent> {

  private final Consumer<RunEvent> view;
  private final Reports reports;
  private final Journal journal;
  private final PrintWriter err;
  private volatile @Nullable RunId run;

  Witness(Consumer<RunEvent> view, Reports reports, Journal journal, PrintWriter err) {
    this.view = view;
    this.reports = reports;
    this.journal = journal;
    this.err = err;
  }

  /** Of a run that has begun before. */
  Witness of(RunId begun) {
    run = begun;
    return this;
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunStarted started) {
      run = started.run();
    }
    view.accept(event);
  }

  /** Where the page is; empty where there was no run, it goes on, or nothing can be written. */
  Optional<Path> report() {
    return Optional.ofNullable(run).flatMap(this::report);
  }

  private Optional<Path> report(RunId id) {
    try {
      Optional<StoredRun> stored = journal.find(id);
      List<RunEvent> events = journal.events(id);
      return stored.isEmpty() ? Optional.empty() : reports.written(stored.get(), events);
    } catch (IOException | JournalException e) {
      err.println(
          "the report of run '%s' is not written: %s; 'muster report %s' makes it later"
              .formatted(id, e.getMessage(), id));
      return Optional.empty();
    }
  }
}
