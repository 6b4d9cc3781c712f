// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import static io.muster.access.Role.ADMINISTRATOR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.access.AuditEntry;
import io.muster.access.Role;
import io.muster.access.Scope;
import io.muster.access.TokenOffice;
import io.muster.http.Reply;
import io.muster.json.TokenJson;
import io.muster.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who may use the API, and what was done over it. */
final class TokenCalls {

  private static final int PAGE = 100;

  private TokenCalls() {}

  static List<Route> routes() {
    return List.of(
        Route.look(
            "/v1/me",
            "getMe",
            Route.Shape.shows("Show who the token says that you are", "Token"),
            visit -> Replies.document(visit.call(), TokenJson.of(visit.token()))),
        new Route(
            "GET",
            "/v1/tokens",
            "listTokens",
            ADMINISTRATOR,
            Route.Shape.shows("List who has a token", "Tokens"),
            TokenCalls::list),
        new Route(
            "POST",
            "/v1/tokens",
            "createToken",
            ADMINISTRATOR,
            Route.Shape.does("Make a token, and tell it once", "CreateToken", 201, "NewToken"),
            TokenCalls::create),
        new Route(
            "DELETE",
            "/v1/tokens/{token}",
            "revokeToken",
            ADMINISTRATOR,
            new Route.Shape("Take a token back", Optional.empty(), 204, "", List.of()),
            TokenCalls::revoke),
        new Route(
            "GET",
            "/v1/audit",
            "listAudit",
            ADMINISTRATOR,
            Route.Shape.shows("List what was done, the oldest first", "Audit", "after", "limit"),
            TokenCalls::audit));
  }

  private static TokenOffice office(Visit visit) {
    return visit.house().books().get().tokens();
  }

  private static Reply list(Visit visit) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode items = list.putArray("items");
    office(visit).all().forEach(token -> items.add(TokenJson.of(token)));
    return Replies.document(visit.call(), list);
  }

  private static Reply create(Visit visit) {
    Fields fields = visit.body(Set.of("name", "role", "scope", "expires", "reason"));
    String word = fields.required("role");
    Role role =
        Role.of(word)
            .orElseThrow(
                () ->
                    Fields.invalid("'%s' is no role; there are %s".formatted(word, Role.words())));
    Optional<Duration> lasting = fields.text("expires").map(TokenCalls::length);
    String name = fields.required("name");
    visit.concerns(name);
    TokenOffice.Issued issued =
        office(visit)
            .create(name, role, new Scope(fields.texts("scope")), lasting, visit.token().name());
    return Replies.done(201, TokenJson.of(issued), Map.of());
  }

  private static Duration length(String text) {
    return Durations.parse(text)
        .orElseThrow(
            () ->
                Fields.invalid(
                    "'%s' is no length of time; there are such as 30m, 12h and 90d"
                        .formatted(text)));
  }

  private static Reply revoke(Visit visit) {
    office(visit).revoke(Fields.checked("a name", visit.parameter("token")));
    return Replies.nothing();
  }

  private static Reply audit(Visit visit) {
    long after = visit.number("after", 0, Long.MAX_VALUE);
    List<AuditEntry> entries =
        visit.house().books().get().audit().entries(after, Math.max(1, visit.limit(PAGE)));
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode items = list.putArray("items");
    entries.forEach(entry -> items.add(json(entry)));
    list.put("next", entries.isEmpty() ? after : entries.getLast().number());
    return Replies.document(visit.call(), list);
  }

  private static ObjectNode json(AuditEntry entry) {
    AuditEntry.Act act = entry.act();
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", entry.number())
        .put("time", act.time().toString())
        .put("who", act.who())
        .put("from", act.from())
        .put("what", act.what())
        .put("about", act.about())
        .put("why", act.why())
        .put("outcome", act.outcome())
        .put("previous", entry.previous())
        .put("hash", entry.hash());
  }
}
