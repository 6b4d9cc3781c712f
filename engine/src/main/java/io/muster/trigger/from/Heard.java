// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.from;

import io.muster.trigger.MalformedMessageException;
import io.muster.trigger.MessageBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;

/**
 * What a message says: the parameters of its body, where that is a JSON object, and those that are
 * headers of it. No other header is looked at.
 */
final class Heard {

  private Heard() {}

  /** Reads the body of a message, which is a text afterwards. */
  static void readBody(Exchange exchange) throws MalformedMessageException {
    Message message = exchange.getMessage();
    if (message.getBody() == null) {
      message.setBody("");
      return;
    }
    try (InputStream in = message.getMandatoryBody(InputStream.class)) {
      byte[] body = in.readNBytes(MessageBody.LARGEST + 1);
      message.setBody(MessageBody.text(body));
    } catch (IOException | InvalidPayloadException e) {
      throw new MalformedMessageException("its body cannot be read");
    }
  }

  /**
   * The values of parameters, as they would be passed with {@code --set}.
   *
   * @param names the parameters of the runbook
   */
  static Map<String, String> parameters(Exchange exchange, Set<String> names)
      throws MalformedMessageException {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String name : names) {
      Object value = exchange.getMessage().getHeader(name);
      if (value != null) {
        parameters.put(name, MessageBody.checked(text(value)));
      }
    }
    String body = exchange.getMessage().getBody(String.class);
    if (body.stripLeading().startsWith("{")) {
      parameters.putAll(MessageBody.parameters(body.getBytes(StandardCharsets.UTF_8)));
    }
    return parameters;
  }

  private static String text(Object value) throws MalformedMessageException {
    return switch (value) {
      case CharSequence text -> text.toString();
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case byte[] bytes -> MessageBody.text(bytes);
      default ->
          throw new MalformedMessageException(
              "the value of a parameter is neither a text nor a number, true or false");
    };
  }
}
