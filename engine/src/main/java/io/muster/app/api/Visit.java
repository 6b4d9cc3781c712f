// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.Token;
import io.muster.http.Call;
import io.muster.run.Actor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody who asks for something that he may ask for. */
final class Visit {

  /** A run of ten thousand machines that are named one by one fits. */
  private static final int LARGEST_BODY = 512 << 10;

  private static final int LARGEST_PAGE = 500;

  private final House house;
  private final Call call;
  private final Token token;
  private final Map<String, String> parameters;
  private String reason = "";
  private String concerned = "";

  /**
   * @param parameters the parts of the path that stand for something
   */
  Visit(House house, Call call, Token token, Map<String, String> parameters) {
    this.house = house;
    this.call = call;
    this.token = token;
    this.parameters = Map.copyOf(parameters);
  }

  House house() {
    return house;
  }

  Call call() {
    return call;
  }

  Token token() {
    return token;
  }

  /** What he may see. */
  View view() {
    return new View(house, token);
  }

  String parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).orElseThrow();
  }

  /** What it is about, for the record. */
  String about() {
    return parameters.isEmpty() ? concerned : String.join(" ", parameters.values());
  }

  /** Says what it is about, where the path does not. */
  void concerns(String what) {
    concerned = what;
  }

  /** The fields of the body, among which {@code reason} is why it is asked for. */
  Fields body(Set<String> known) {
    Fields fields = Fields.read(call.body(LARGEST_BODY), known);
    reason = known.contains("reason") ? fields.text("reason").orElse("") : "";
    return fields;
  }

  /** Who asks, and why. */
  Actor actor() {
    return new Actor(token.name(), reason);
  }

  /** How many are asked for. */
  int limit(int usual) {
    return (int) number("limit", usual, LARGEST_PAGE);
  }

  /** A number behind the path. */
  long number(String name, long usual, long most) {
    Optional<String> text = call.query(name);
    if (text.isEmpty()) {
      return usual;
    }
    long number = text.get().matches("[0-9]{1,18}") ? Long.parseLong(text.get()) : -1;
    if (number < 0 || number > most) {
      throw Fields.invalid(
          "'%s' of '%s' is not a number from 0 to %d"
              .formatted(Fields.checked(name, text.get()), name, most));
    }
    return number;
  }

  static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw Fields.invalid(
          "'%s' is no instant; write one such as 2026-11-21T02:00:00Z".formatted(text));
    }
  }
}
