// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that happened as a CloudEvent 1.0.
 *
 * @param type without what all of Muster's begin with, such as {@code run.ended}
 * @param attributes by the names that the specification gives them
 */
public record CloudEvent(String type, Map<String, String> attributes, ObjectNode data) {

  /** The content type of an event in the structured mode. */
  public static final String STRUCTURED = "application/cloudevents+json";

  /**
   * An event of a run; empty for what is of use to Muster only. Its id is that of its place in the
   * journal, so that an event which is told again can be known by it.
   *
   * @param number of the event in its run
   */
  public static Optional<CloudEvent> of(String runbook, RunId run, long number, RunEvent event) {
    return EventJson.of(run, event)
        .map(
            data -> {
              String subject =
                  data.has("step") ? run + "/" + data.get("step").textValue() : run.value();
              return of(runbook, run + "/" + number, subject, data);
            });
  }

  /**
   * Any event.
   *
   * @param subject what it is about
   * @param data with {@code type} and {@code time}
   */
  public static CloudEvent of(String runbook, String id, String subject, ObjectNode data) {
    String type = data.required("type").textValue();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", "1.0");
    attributes.put("id", id);
    attributes.put("source", "/muster/runbooks/" + encoded(runbook));
    attributes.put("type", "io.muster." + type);
    attributes.put("subject", subject);
    attributes.put("time", data.required("time").textValue());
    attributes.put("datacontenttype", "application/json");
    return new CloudEvent(type, attributes, data);
  }

  /** The source is a reference to a resource, in which not every character may stand. */
  private static String encoded(String runbook) {
    return URLEncoder.encode(runbook, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** All of it as one JSON object: CloudEvents 1.0, JSON format. */
  public ObjectNode structured() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    attributes.forEach(event::put);
    event.set("data", data);
    return event;
  }
}
