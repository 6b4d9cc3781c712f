// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Where the runs of a process take place, and go on. */
interface RunPlaces extends Busy, AutoCloseable {

  /**
   * The labs, or the sites of a configuration.
   *
   * @param records where runs are written down
   */
  static RunPlaces of(MusterSettings settings, boolean lab, Records records) {
    BiConsumer<RunId, RunEvent> reports = new EndedReports(settings.data(), records.journal());
    if (!lab) {
      return new LivePlaces(settings.configuration().orElseThrow(), records, reports);
    }
    LabTime labs =
        new LabTime(settings.data(), settings.speed(), Optional.empty(), Optional.empty());
    return new LabPlaces(labs, records, reports);
  }

  /** Begins to go on with what processes have left that have ended. */
  void start();

  /** The clock of the sites. */
  Time time();

  /** For people. */
  String words();

  /** Does something on the sites that a runbook is run on. */
  <T> T on(Runbook runbook, Function<Workplace, T> work);

  /** Does something on the sites that a run takes place on. */
  <T> T on(StoredRun run, Function<Workplace, T> work);

  /** Lets a run go on that was written down, or that was told something. */
  void goOn(StoredRun run);

  /** The sites that have to be reachable; a lab's always are. */
  Set<String> sites();

  /** Why a site cannot be reached; empty where it can. */
  Optional<String> problem(String site);

  @Override
  void close();
}
