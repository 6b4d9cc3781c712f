// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.access.Token;
import io.muster.app.Records;
import io.muster.cli.view.TokenTable;
import io.muster.json.TokenJson;
import java.util.ArrayList;
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
    return options.asked(this::list).orElseGet(this::list);
  }

  private int list(Remote remote) {
    List<Token> all = new ArrayList<>();
    remote.get("/v1/tokens").path("items").forEach(it -> all.add(TokenJson.read(it)));
    return print(all);
  }

  private int list() {
    try (Records records = options.records()) {
      return print(options.office(records).all());
    }
  }

  private int print(List<Token> all) {
    parent.console().out().print(options.isJson() ? TokenTable.json(all) : TokenTable.text(all));
    parent.console().out().flush();
    return ExitCode.DONE;
  }
}
