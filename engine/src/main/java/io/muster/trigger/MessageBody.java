// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a message says: a JSON object whose member {@code parameters} has the values of parameters.
 * Its other members are the sender's own.
 */
public final class MessageBody {

  /** The longest message, in bytes. */
  public static final int LARGEST = 64 << 10;

  private static final int DEEPEST = 32;

  private static final String PARAMETERS = "parameters";

  /** What is run is the runbook's word, not the sender's. */
  private static final List<String> FIXED = List.of("runbook", "plan", "machines");

  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LARGEST)
                          .maxNameLength(1_000)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private MessageBody() {}

  /**
   * The values of parameters, as they would be passed with {@code --set}.
   *
   * @throws MalformedMessageException when it is no such object
   */
  public static Map<String, String> parameters(byte[] body) throws MalformedMessageException {
    JsonNode message = read(body);
    for (String fixed : FIXED) {
      if (message.has(fixed)) {
        throw new MalformedMessageException(
            "a message cannot say which %s is meant; leave '%s' out".formatted(fixed, fixed));
      }
    }
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode parameters = message.path(PARAMETERS);
    if (!parameters.isObject() && !parameters.isMissingNode()) {
      throw new MalformedMessageException("'parameters' is not an object of names and values");
    }
    for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
      if (!NAME.matcher(parameter.getKey()).matches()) {
        throw new MalformedMessageException("'parameters' has a name that no parameter can have");
      }
      values.put(parameter.getKey(), value(parameter.getValue()));
    }
    return values;
  }

  private static JsonNode read(byte[] body) throws MalformedMessageException {
    try {
      JsonNode message = JSON.readTree(text(body));
      if (!message.isObject()) {
        throw new MalformedMessageException("it is not a JSON object");
      }
      return message;
    } catch (JsonProcessingException e) {
      // why: the reason could repeat a part of the message
      throw new MalformedMessageException(
          "it is not JSON with each name once and at most %d levels".formatted(DEEPEST));
    }
  }

  /**
   * A message as text.
   *
   * @throws MalformedMessageException when it is too long, or not in UTF-8
   */
  public static String text(byte[] body) throws MalformedMessageException {
    if (body.length > LARGEST) {
      throw new MalformedMessageException("it is longer than %d bytes".formatted(LARGEST));
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedMessageException("it is no text in UTF-8");
    }
  }

  private static String value(JsonNode value) throws MalformedMessageException {
    if (!value.isTextual() && !value.isNumber() && !value.isBoolean()) {
      throw new MalformedMessageException(
          "the value of a parameter is neither a text nor a number, true or false");
    }
    return checked(value.asText());
  }

  /**
   * The value of a parameter, as it is.
   *
   * @throws MalformedMessageException when there are control characters in it
   */
  public static String checked(String text) throws MalformedMessageException {
    if (text.codePoints().anyMatch(MessageBody::isOdd)) {
      throw new MalformedMessageException("a parameter has characters in it that are no text");
    }
    return text;
  }

  private static boolean isOdd(int character) {
    boolean control = Character.isISOControl(character) && character != '\n' && character != '\t';
    return control || Character.getType(character) == Character.SURROGATE;
  }
}
