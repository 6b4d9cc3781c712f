// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import java.util.Optional;
import java.util.Set;

/** Where the runs of a program take place, and go on. */
interface RunPlaces extends Busy, AutoCloseable {

  /**
   * The labs, or the sites of a configuration.
   *
   * @param records where runs are written down
   */
  static RunPlaces of(MusterSettings settings, boolean lab, Records records) {
    EndedReports reports = new EndedReports(settings.data(), records.journal());
    if (!lab) {
      return new LivePlaces(settings.configuration().orElseThrow(), records, reports);
    }
    LabTime labs =
        new LabTime(settings.data(), settings.speed(), Optional.empty(), Optional.empty());
    return new LabPlaces(labs, records, reports);
  }

  /** Begins to go on with what processes have left that have ended. */
  void start();

  /** For people. */
  String words();

  /** The sites that a runbook is run on. */
  Workplace of(Runbook runbook);

  /** The sites that a run takes place on. */
  Workplace of(StoredRun run);

  /** Lets a run go on that was written down, or that was told something. */
  void goOn(StoredRun run);

  /** The sites that have to be reachable; a lab's always are. */
  Set<String> sites();

  /** Why a site cannot be reached; empty where it can. */
  Optional<String> problem(String site);

  @Override
  void close();
}
