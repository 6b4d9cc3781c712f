// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.access.Role;
import io.muster.access.Scope;
import io.muster.access.Token;
import io.muster.access.TokenOffice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tokens, as programs read them. */
public final class TokenJson {

  private TokenJson() {}

  /** Whose it is and what it is good for. */
  public static ObjectNode of(Token token) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", token.name()).put("role", token.role().word());
    token.scope().patterns().forEach(json.putArray("scope")::add);
    json.put("created", token.created().toString()).put("by", token.by());
    json.put("expires", token.expires().map(Instant::toString).orElse(null));
    return json;
  }

  /** The same, read again. */
  public static Token read(JsonNode json) {
    List<String> scope = new ArrayList<>();
    json.path("scope").forEach(it -> scope.add(it.asText()));
    return new Token(
        json.path("name").asText(),
        Role.of(json.path("role").asText()).orElseThrow(),
        new Scope(scope),
        Instant.parse(json.path("created").asText()),
        json.path("by").asText(),
        Optional.of(json.path("expires"))
            .filter(JsonNode::isTextual)
            .map(it -> Instant.parse(it.asText())));
  }

  /** The same with the token itself, for the one time that it is shown. */
  public static ObjectNode of(TokenOffice.Issued issued) {
    return of(issued.token()).put("token", issued.secret().reveal());
  }
}
