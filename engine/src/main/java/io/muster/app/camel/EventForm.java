// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The two ways in which a message carries an event: CloudEvents 1.0, section 1.3 of its HTTP
 * binding.
 */
enum EventForm {
  STRUCTURED {
    @Override
    void write(Map<String, String> attributes, ObjectNode data, Message message) {
      ObjectNode event = JsonNodeFactory.instance.objectNode();
      attributes.forEach(event::put);
      event.set("data", data);
      message.setHeader(Exchange.CONTENT_TYPE, "application/cloudevents+json");
      message.setBody(event.toString());
    }
  },
  BINARY {
    @Override
    void write(Map<String, String> attributes, ObjectNode data, Message message) {
      attributes.forEach(
          (name, value) -> {
            if (!name.equals("datacontenttype")) {
              message.setHeader("ce-" + name, value);
            }
          });
      message.setHeader(Exchange.CONTENT_TYPE, attributes.get("datacontenttype"));
      message.setBody(data.toString());
    }
  };

  /**
   * Puts an event into a message.
   *
   * @param attributes by the names that the specification gives them
   */
  abstract void write(Map<String, String> attributes, ObjectNode data, Message message);

  static EventForm of(String word) {
    return Arrays.stream(values())
        .filter(form -> form.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a format of events; there are structured and binary"
                        .formatted(word)));
  }
}
