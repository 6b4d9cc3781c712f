// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.engine.RunReport;
import io.muster.run.RunEvent;
import java.util.function.Consumer;

/** Shows a run while it goes on. */
public interface RunView extends Consumer<RunEvent> {

  /** Shows what has come of it. */
  void end(RunReport report);
}
