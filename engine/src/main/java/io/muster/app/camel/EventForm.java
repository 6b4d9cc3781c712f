// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.json.CloudEvent;
import io.muster.run.RunId;
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
    void write(CloudEvent event, Message message) {
      message.setHeader(Exchange.CONTENT_TYPE, CloudEvent.STRUCTURED);
      message.setBody(event.structured().toString());
    }
  },
  BINARY {
    @Override
    void write(CloudEvent event, Message message) {
      event
          .attributes()
          .forEach(
              (name, value) -> {
                if (!name.equals("datacontenttype")) {
                  message.setHeader("ce-" + name, value);
                }
              });
      message.setHeader(Exchange.CONTENT_TYPE, event.attributes().get("datacontenttype"));
      message.setBody(event.data().toString());
    }
  };

  /** Puts an event into a message. */
  abstract void write(CloudEvent event, Message message);

  /** Fills a message, whose headers say by Camel's names what the event is. */
  void fill(Message message, RunId run, CloudEvent event) {
    Map<String, String> attributes = event.attributes();
    message.setHeader(RunbookHeaders.RUN, run.value());
    message.setHeader(RunbookHeaders.EVENT_ID, attributes.get("id"));
    message.setHeader(RunbookHeaders.EVENT_TYPE, attributes.get("type"));
    message.setHeader(RunbookHeaders.EVENT_SOURCE, attributes.get("source"));
    message.setHeader(RunbookHeaders.EVENT_SUBJECT, attributes.get("subject"));
    message.setHeader(RunbookHeaders.EVENT_TIME, attributes.get("time"));
    write(event, message);
  }

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
