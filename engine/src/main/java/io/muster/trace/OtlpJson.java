// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * Spans in the JSON form of OTLP: ids in hexadecimal, and 64-bit numbers as texts (OpenTelemetry
 * Protocol 1, JSON Protobuf Encoding).
 */
record OtlpJson(String node, String version) {

  private static final int INTERNAL = 1;

  private static final int OK = 1;

  private static final int ERROR = 2;

  String of(List<Span> spans) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode resource = root.putArray("resourceSpans").addObject();
    ArrayNode about = resource.putObject("resource").putArray("attributes");
    attribute(about, "service.name", "muster");
    attribute(about, "service.version", version);
    attribute(about, "service.instance.id", node);
    ObjectNode scope = resource.putArray("scopeSpans").addObject();
    scope.putObject("scope").put("name", "io.muster").put("version", version);
    ArrayNode all = scope.putArray("spans");
    spans.forEach(span -> write(all.addObject(), span));
    return root.toString();
  }

  private static void write(ObjectNode json, Span span) {
    json.put("traceId", span.trace()).put("spanId", span.id());
    span.parent().ifPresent(parent -> json.put("parentSpanId", parent));
    json.put("name", span.name()).put("kind", INTERNAL);
    json.put("startTimeUnixNano", nanos(span.start())).put("endTimeUnixNano", nanos(span.end()));
    ArrayNode attributes = json.putArray("attributes");
    span.attributes().forEach((name, value) -> attribute(attributes, name, value));
    ObjectNode status = json.putObject("status").put("code", span.fault().isPresent() ? ERROR : OK);
    span.fault().ifPresent(fault -> status.put("message", fault));
  }

  private static void attribute(ArrayNode attributes, String name, String value) {
    attributes.addObject().put("key", name).putObject("value").put("stringValue", value);
  }

  private static String nanos(Instant instant) {
    return BigInteger.valueOf(instant.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000_000))
        .add(BigInteger.valueOf(instant.getNano()))
        .toString();
  }
}
