// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
import io.muster.run.RunEvent;
import io.muster.runbook.Runbook;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Shows a run while it goes on. */
public interface RunView extends Consumer<RunEvent> {

  /**
   * What is run, and how.
   *
   * @param place where it runs, such as "the lab"
   * @param again what a command has to be given to run on the same sites, such as {@code --config
   *     muster.properties}; empty or with a space before it
   * @param journal what a command has to be given to find the run again; likewise
   */
  record Setting(Runbook runbook, String place, String again, String journal) {}

  /** Shows what is to be known before the plan begins. */
  void warn(RunWarning warning);

  /**
   * Shows what has come of it.
   *
   * @param page of its report, where that was written
   */
  void end(RunReport report, Optional<Path> page);
}
