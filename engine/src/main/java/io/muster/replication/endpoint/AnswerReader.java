// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.replica.RestorePoint;
import io.muster.replication.endpoint.Fields.WrongField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of an answer and believes none of it before it is checked. */
final class AnswerReader {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private AnswerReader() {}

  /**
   * What the answer to a request says.
   *
   * @throws WrongField when it is not the JSON that it has to be
   * @throws Failed when it says that the call has failed
   */
  static Answer read(Request request, byte[] body) throws Failed {
    Fields answer = Fields.of(parsed(body), "");
    String replica = answer.optionalText("replica").orElse(request.replica().replica());
    if (!replica.equals(request.replica().replica())) {
      throw answer.wrong("replica", "names '%s', another replica".formatted(Text.clean(replica)));
    }
    String state = answer.text("state");
    return switch (state) {
      case "done" -> new Answer(Optional.empty(), points(answer));
      case "running" ->
          new Answer(
              Optional.of(
                  answer.plainText("look").orElseThrow(() -> answer.wrong("look", "is missing"))),
              Optional.empty());
      case "failed" -> throw failed(answer);
      default ->
          throw answer.wrong(
              "state",
              "is '%s', which is neither done, running nor failed".formatted(Text.clean(state)));
    };
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readValue(body);
    } catch (IOException _) {
      // why: the parser's reason repeats the text
      throw new WrongField("it is not JSON, or ends early");
    }
  }

  private static Failed failed(Fields answer) {
    String message = Text.clean(answer.text("message"));
    String fault = answer.optionalText("fault").orElse("Failed");
    if (!fault.matches("[A-Za-z][A-Za-z0-9]{0,59}")) {
      throw answer.wrong("fault", "is not a name of letters and figures");
    }
    Optional<Boolean> refused = answer.value("refused").map(_ -> answer.flag("refused", false));
    return new Failed(fault, message, refused);
  }

  private static Optional<List<RestorePoint>> points(Fields answer) {
    Optional<JsonNode> list = answer.value("points");
    if (list.isEmpty()) {
      return Optional.empty();
    }
    if (!list.get().isArray()) {
      throw answer.wrong("points", "is not a list");
    }
    List<RestorePoint> points = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode element : list.get()) {
      String path = "points[" + points.size() + "]";
      Fields point = Fields.of(element, path);
      points.add(point(point));
      if (!ids.add(points.getLast().id())) {
        throw point.wrong("id", "is that of another point as well");
      }
    }
    return Optional.of(List.copyOf(points));
  }

  private static RestorePoint point(Fields point) {
    String id = point.plainText("id").orElseThrow(() -> point.wrong("id", "is missing"));
    return new RestorePoint(
        id,
        point.plainText("name").orElse(id),
        point.instant("created"),
        term(point),
        point.flag("consistent", false));
  }

  private static RestorePoint.Term term(Fields point) {
    String word = point.optionalText("term").orElse(word(RestorePoint.Term.LONG));
    for (RestorePoint.Term term : RestorePoint.Term.values()) {
      if (word(term).equals(word)) {
        return term;
      }
    }
    throw point.wrong("term", "is neither long nor short");
  }

  static String word(RestorePoint.Term term) {
    return term.name().toLowerCase(Locale.ROOT);
  }

  /** The service says that it has not done it. */
  static final class Failed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String fault;
    private final @Nullable Boolean refused;

    Failed(String fault, String message, Optional<Boolean> refused) {
      super(message);
      this.fault = fault;
      this.refused = refused.orElse(null);
    }

    String fault() {
      return fault;
    }

    /** Whether trying again is no use; empty where the service does not say. */
    Optional<Boolean> refused() {
      return Optional.ofNullable(refused);
    }
  }
}
