// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import picocli.CommandLine.Command;

/** End a run as it stands. */
@Command(name = "abort", description = "End a run as it stands.", mixinStandardHelpOptions = true)
final class AbortCommand extends ControlCommand {

  AbortCommand() {
    super(Control.ABORT);
  }
}
