// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import picocli.CommandLine.Command;

/** Go on with a run that was interrupted. */
@Command(
    name = "resume",
    description = "Go on with a run that was interrupted.",
    mixinStandardHelpOptions = true)
final class ResumeCommand extends ControlCommand {

  ResumeCommand() {
    super(Control.RESUME);
  }
}
