// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.access.Token;
import io.muster.access.TokenOffice;
import io.muster.json.TokenJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tokens, a line each. */
public final class TokenTable {

  private TokenTable() {}

  public static String text(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return "nobody has a token; 'muster serve' with a port makes one for an administrator\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "role", "scope", "created", "by", "expires"));
    for (Token token : tokens) {
      rows.add(
          List.of(
              token.name(),
              token.role().word(),
              token.scope().words(),
              token.created().toString(),
              token.by(),
              token.expires().map(Instant::toString).orElse("never")));
    }
    return Columns.text(rows);
  }

  /** One that was just made, with what its owner has to keep. */
  public static String text(TokenOffice.Issued issued) {
    return "%s%n'%s' is %s; keep the token, it is not shown again%n"
        .formatted(issued.secret().reveal(), issued.token().name(), issued.token().role().word());
  }

  /** One JSON object a line. */
  public static String json(List<Token> tokens) {
    return tokens.stream()
        .map(token -> RunsTable.written(TokenJson.of(token)) + "\n")
        .collect(Collectors.joining());
  }

  public static String json(TokenOffice.Issued issued) {
    return RunsTable.written(TokenJson.of(issued)) + "\n";
  }
}
