// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * The fields of one JSON object, each of the type that it has to be; those that nobody asks for are
 * ignored.
 *
 * @param path what goes before the name of a field in a sentence about it
 */
record Fields(JsonNode object, String path) {

  /** A field is not what it has to be; the message says which and why. */
  static final class WrongField extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongField(String message) {
      super(message);
    }
  }

  static Fields of(JsonNode node, String name) {
    if (!node.isObject()) {
      throw new WrongField(name + " is not an object");
    }
    return new Fields(node, name.isEmpty() ? "" : name + ".");
  }

  Optional<JsonNode> value(String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name, "is missing"));
  }

  Optional<String> optionalText(String name) {
    return value(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw wrong(name, "is not a text");
              }
              return value.textValue();
            });
  }

  /** A text that can be kept and shown as it is. */
  Optional<String> plainText(String name) {
    Optional<String> text = optionalText(name);
    if (text.isPresent() && !Text.plain(text.get())) {
      throw wrong(name, "is empty, longer than 300 characters, or has characters without a shape");
    }
    return text;
  }

  boolean flag(String name, boolean otherwise) {
    return value(name)
        .map(
            value -> {
              if (!value.isBoolean()) {
                throw wrong(name, "is neither true nor false");
              }
              return value.booleanValue();
            })
        .orElse(otherwise);
  }

  Instant instant(String name) {
    try {
      return Instant.parse(text(name));
    } catch (DateTimeParseException _) {
      throw wrong(name, "is not an ISO instant such as 2026-11-21T11:01:31Z");
    }
  }

  WrongField wrong(String name, String sentence) {
    return new WrongField("field '" + path + name + "' " + sentence);
  }
}
