// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Records;
import io.muster.journal.NoSuchRunException;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import picocli.CommandLine.Parameters;

/** The run that a command is about. */
final class RunArgument {

  @Parameters(index = "0", paramLabel = "RUN", description = "The run, as 'muster runs' names it.")
  private String run;

  RunId id() {
    return new RunId(run);
  }

  /**
   * The run as it was started.
   *
   * @throws NoSuchRunException when there is no such run
   */
  StoredRun in(Records records) {
    return in(records, id());
  }

  /** The same of another run. */
  static StoredRun in(Records records, RunId id) {
    return records.journal().find(id).orElseThrow(() -> new NoSuchRunException(id));
  }
}
