// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command with which all others begin. */
@Command(
    name = "muster",
    description = "Disaster-recovery runbooks as code for vSphere.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class MusterCommand implements Runnable {

  private final Console console;

  @Spec private CommandSpec spec;

  MusterCommand(Console console) {
    this.console = console;
  }

  Console console() {
    return console;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
