// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.problem.NearMiss;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The fields of a body, which may be anything until it was looked at. */
final class Fields {

  /** The longest text. */
  private static final int LONGEST = 2_000;

  private static final int MOST = 10_000;

  private static final Duration DAY = Duration.ofDays(1);

  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(4)
                          .maxStringLength(2 * LONGEST)
                          .maxNumberLength(20)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * Reads a body; an empty one has no fields.
   *
   * @param known the fields that there may be
   */
  static Fields read(byte[] body, Set<String> known) {
    JsonNode object = body.length == 0 ? JsonNodeFactory.instance.objectNode() : parsed(body);
    if (!object.isObject()) {
      throw new ApiException(400, "the body is no JSON object; send one such as {}");
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (!known.contains(field.getKey())) {
        throw invalid(
            "there is no field '%s'; %s"
                .formatted(
                    checked("a field's name", field.getKey()),
                    NearMiss.hint(field.getKey(), known)
                        .orElse("there are " + String.join(", ", known))));
      }
    }
    return new Fields(object);
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ApiException(
          400, "the body is no JSON that can be read%s: %s".formatted(place(e), why(e)));
    } catch (IOException _) {
      throw new ApiException(400, "the body is no JSON that can be read");
    }
  }

  /** What is too deep has no place. */
  private static String place(JsonProcessingException e) {
    return Optional.ofNullable(e.getLocation())
        .map(at -> ", at line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()))
        .orElse("");
  }

  private static String why(JsonProcessingException e) {
    return e instanceof StreamConstraintsException
        ? "it is too deep, or a text in it is too long"
        : "its form is wrong";
  }

  /** What it says, in one form whatever the order of its fields and the space between them. */
  String canonical() {
    Map<String, JsonNode> sorted = new TreeMap<>();
    object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
    return sorted.toString();
  }

  String required(String name) {
    return text(name)
        .orElseThrow(() -> invalid("field '%s' is missing; it has to be sent".formatted(name)));
  }

  Optional<String> text(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw invalid("field '%s' is no text; send one between quotation marks".formatted(name));
    }
    String text = checked("field '" + name + "'", value.textValue().strip());
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  boolean flag(String name) {
    JsonNode value = object.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw invalid("field '%s' is neither true nor false; send one of them".formatted(name));
    }
    return value.asBoolean(false);
  }

  /** A length of time, of a day at the most; none where nothing is said. */
  Duration seconds(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return Duration.ZERO;
    }
    if (!value.canConvertToInt() || value.asInt() < 0 || value.asInt() > DAY.toSeconds()) {
      throw invalid("field '%s' is not a number from 0 to %d".formatted(name, DAY.toSeconds()));
    }
    return Duration.ofSeconds(value.asInt());
  }

  List<String> texts(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > MOST) {
      throw invalid(
          "field '%s' is no list of up to %d texts; send one such as [\"a\"]"
              .formatted(name, MOST));
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        throw invalid("field '%s' has something in it that is no text".formatted(name));
      }
      texts.add(checked("field '" + name + "'", one.textValue()));
    }
    return texts;
  }

  /** Texts, numbers and flags by their names. */
  Map<String, String> values(String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw invalid("field '%s' is no object; send one such as {\"a\": \"b\"}".formatted(name));
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : value.properties()) {
      if (!entry.getValue().isValueNode() || entry.getValue().isNull()) {
        throw invalid(
            "'%s' in field '%s' is no text, number or flag; send one of these"
                .formatted(checked("a name", entry.getKey()), name));
      }
      values.put(
          checked("a name in field '" + name + "'", entry.getKey()),
          checked("'" + entry.getKey() + "'", entry.getValue().asText()));
    }
    return values;
  }

  /** A text of a stranger that is short enough and plain. */
  static String checked(String what, String text) {
    if (text.length() > LONGEST || CONTROL.matcher(text).find()) {
      throw invalid(
          "%s is longer than %d characters or has control characters; send a plain text"
              .formatted(CONTROL.matcher(what).replaceAll("?"), LONGEST));
    }
    return text;
  }

  static ApiException invalid(String sentence) {
    return new ApiException(422, sentence);
  }
}
