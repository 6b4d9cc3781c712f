// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Access;
import io.muster.app.Records;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes a token back. */
@Command(
    name = "revoke",
    description = "Take somebody's token back; it counts for nothing from then on.",
    mixinStandardHelpOptions = true)
final class TokenRevokeCommand implements Callable<Integer> {

  @ParentCommand private TokenCommand parent;

  @Parameters(paramLabel = "NAME", description = "Whose it is, as 'muster token list' names them.")
  private String name;

  @Mixin private TokenOptions options;

  @Override
  public Integer call() {
    return options
        .asked(
            remote -> {
              remote.delete("/v1/tokens/" + Remote.part(name));
              return told();
            })
        .orElseGet(this::revoke);
  }

  private int revoke() {
    try (Records records = options.records()) {
      options.office(records).revoke(name);
      Access.write(records.auditLog(), TokenOptions.account(), "revokeToken", name);
      return told();
    }
  }

  private int told() {
    parent.console().out().println("the token of '%s' counts for nothing now".formatted(name));
    parent.console().out().flush();
    return ExitCode.DONE;
  }
}
