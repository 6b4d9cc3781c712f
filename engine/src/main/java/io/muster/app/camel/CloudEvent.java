// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.journal.Journal;
import io.muster.json.EventJson;
import io.muster.run.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Something that happened in a run as a CloudEvent 1.0. Its id is that of its place in the journal,
 * so that an event which is told again can be known by it.
 *
 * @param type that of the JSON lines, such as {@code run.ended}
 * @param data what {@code --output json} prints
 */
record CloudEvent(String type, Map<String, String> attributes, ObjectNode data) {

  /** An event of a run; empty for what is of use to Muster only. */
  static Optional<CloudEvent> of(String runbook, RunId run, Journal.Entry entry) {
    return EventJson.of(run, entry.event()).map(data -> of(runbook, run, entry.number(), data));
  }

  private static CloudEvent of(String runbook, RunId run, long number, ObjectNode data) {
    String type = data.required("type").textValue();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", run + "/" + number);
    attributes.put("source", "/muster/runbooks/" + encoded(runbook));
    attributes.put("type", "io.muster." + type);
    attributes.put(
        "subject", data.has("step") ? run + "/" + data.get("step").textValue() : run.value());
    attributes.put("time", data.required("time").textValue());
    attributes.put("datacontenttype", "application/json");
    return new CloudEvent(type, attributes, data);
  }

  /** The source is a reference to a resource, in which not every character may stand. */
  private static String encoded(String runbook) {
    return URLEncoder.encode(runbook, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Fills a message, whose headers say by Camel's names what the event is. */
  void write(RunId run, EventForm form, Message message) {
    message.setHeader(RunbookHeaders.RUN, run.value());
    message.setHeader(RunbookHeaders.EVENT_ID, attributes.get("id"));
    message.setHeader(RunbookHeaders.EVENT_TYPE, attributes.get("type"));
    message.setHeader(RunbookHeaders.EVENT_SOURCE, attributes.get("source"));
    message.setHeader(RunbookHeaders.EVENT_SUBJECT, attributes.get("subject"));
    message.setHeader(RunbookHeaders.EVENT_TIME, attributes.get("time"));
    form.write(attributes, data, message);
  }
}
