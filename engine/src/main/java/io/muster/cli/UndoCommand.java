// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import picocli.CommandLine.Command;

/** Take back what a run has done. */
@Command(
    name = "undo",
    description = "Take back what a run has done.",
    mixinStandardHelpOptions = true)
final class UndoCommand extends ControlCommand {

  UndoCommand() {
    super(Control.UNDO);
  }
}
