// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.run.Control;
import picocli.CommandLine.Command;

/** Go on with a run without its failed steps. */
@Command(
    name = "skip",
    description = "Go on with a run without its failed steps.",
    mixinStandardHelpOptions = true)
final class SkipCommand extends FailedStepCommand {

  SkipCommand() {
    super(Control.SKIP);
  }
}
