// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.AuditEntry;
import io.muster.access.Token;
import io.muster.http.Call;
import io.muster.http.Reply;
import io.muster.http.Service;
import io.muster.journal.JournalException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets those who may do what they ask for, and writes down what they did. */
final class Api implements Service {

  private static final Logger LOG = LoggerFactory.getLogger(Api.class);

  private static final List<String> DESCRIPTION = List.of("v1", "openapi.json");

  private final House house;
  private final List<Route> routes;
  private final Gate gate;
  private final OpenApi description;

  Api(House house, Gate gate, List<Route> routes, OpenApi description) {
    this.house = house;
    this.gate = gate;
    this.routes = List.copyOf(routes);
    this.description = description;
  }

  @Override
  public Optional<Reply> answer(Call call) {
    List<String> path = call.path();
    if (!path.getFirst().equals("v1")) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          path.equals(DESCRIPTION) && call.method().equals("GET")
              ? Replies.document(call, description.json())
              : answer(call, path));
    } catch (RuntimeException problem) {
      return Optional.of(Problems.reply(Problems.of(problem)));
    }
  }

  private Reply answer(Call call, List<String> path) {
    Token token = gate.pass(call);
    Map<String, Route> methods = new TreeMap<>();
    routes.stream()
        .filter(route -> route.match(path).isPresent())
        .forEach(route -> methods.putIfAbsent(route.method(), route));
    if (methods.isEmpty()) {
      throw new ApiException(404, "there is nothing here; /v1/openapi.json says what there is");
    }
    Route route = methods.get(call.method());
    if (route == null) {
      String allowed = String.join(", ", methods.keySet());
      throw new ApiException(
          405, "this takes %s only".formatted(allowed), Map.of("Allow", allowed));
    }
    Visit visit = new Visit(house, call, token, route.match(path).orElseThrow());
    return route.acts() ? audited(route, visit) : permitted(route, visit);
  }

  private static Reply permitted(Route route, Visit visit) {
    Token token = visit.token();
    if (!token.role().includes(route.least())) {
      throw new ApiException(
          403,
          "'%s' is %s, and this takes %s; ask an administrator for that"
              .formatted(token.name(), token.role().word(), route.least().word()));
    }
    if (route.shape().body().isPresent()) {
      visit
          .call()
          .header("Content-Type")
          .filter(type -> !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
          .ifPresent(
              _ -> {
                throw new ApiException(
                    415, "the body has to be JSON; send it with 'Content-Type: application/json'");
              });
    }
    return route.work().apply(visit);
  }

  private Reply audited(Route route, Visit visit) {
    try {
      Reply reply = permitted(route, visit);
      write(route, visit, AuditEntry.Act.DONE);
      return reply;
    } catch (RuntimeException problem) {
      Problems.Problem told = Problems.of(problem);
      write(route, visit, told.words());
      return Problems.reply(told);
    }
  }

  private void write(Route route, Visit visit, String outcome) {
    try {
      var _ =
          house
              .books()
              .get()
              .audit()
              .add(
                  new AuditEntry.Act(
                      house.time().instant(),
                      visit.token().name(),
                      visit.call().from().getHostAddress(),
                      route.name(),
                      plain(visit.about()),
                      visit.actor().reason(),
                      plain(outcome)));
    } catch (JournalException unwritten) {
      LOG.error(
          "'{}' by '{}' is not in the audit log: {}",
          route.name(),
          visit.token().name(),
          unwritten.getMessage());
    }
  }

  /** What a stranger sent, short and without what a terminal would obey. */
  private static String plain(String text) {
    String line = text.replaceAll("\\p{Cntrl}", " ");
    return line.length() > 1_000 ? line.substring(0, 1_000) : line;
  }
}
