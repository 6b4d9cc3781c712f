// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says who may use the API. */
@Command(
    name = "token",
    description = "Say who may use the API of 'muster serve', and what they may do there.",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

  @ParentCommand private MusterCommand muster;

  @Spec private CommandSpec spec;

  Console console() {
    return muster.console();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "say what: muster token create, list or revoke");
  }
}
