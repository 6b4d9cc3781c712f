// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.access.Token;
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
  public static String issued(JsonNode token) {
    return "%s%n'%s' is %s; keep the token, it is not shown again%n"
        .formatted(
            token.path("token").asText(), token.path("name").asText(), token.path("role").asText());
  }

  /** One JSON object a line. */
  public static String json(List<Token> tokens) {
    return tokens.stream()
        .map(token -> RunsTable.written(TokenJson.of(token)) + "\n")
        .collect(Collectors.joining());
  }
}
