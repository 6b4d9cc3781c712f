// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import picocli.CommandLine.Command;

/** Try the failed steps of a run again, and go on. */
@Command(
    name = "retry",
    description = "Try the failed steps of a run again, and go on.",
    mixinStandardHelpOptions = true)
final class RetryCommand extends FailedStepCommand {

  RetryCommand() {
    super(Control.RETRY);
  }
}
