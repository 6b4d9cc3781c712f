// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.access.Token;
import io.muster.app.Records;
import io.muster.cli.view.TokenTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Lists tokens. */
@Command(
    name = "list",
    description = "List who has a token; the tokens themselves are kept nowhere.",
    mixinStandardHelpOptions = true)
final class TokenListCommand implements Callable<Integer> {

  @ParentCommand private TokenCommand parent;

  @Mixin private TokenOptions options;

  @Override
  public Integer call() {
    try (Records records = options.records()) {
      List<Token> all = options.office(records).all();
      parent.console().out().print(options.isJson() ? TokenTable.json(all) : TokenTable.text(all));
      parent.console().out().flush();
      return ExitCode.DONE;
    }
  }
}
