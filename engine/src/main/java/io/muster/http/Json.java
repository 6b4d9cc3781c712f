// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;

/** What is answered, as JSON. */
final class Json {

  static final String TYPE = "application/json";

  private Json() {}

  /** The headers that go with it: it is for programs, and true only now. */
  static void head(HttpFields.Mutable headers) {
    headers.put(HttpHeader.CONTENT_TYPE, TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put("X-Content-Type-Options", "nosniff");
  }

  static byte[] of(Health health) {
    return bytes(
        JsonNodeFactory.instance
            .objectNode()
            .put("status", health.status())
            .put("node", health.node())
            .put("version", health.version())
            .put("journal", health.journal().orElse("reachable"))
            .put("runs", health.runs())
            .put("stopping", health.phase() == Health.Phase.STOPPING));
  }

  static byte[] error(int status, String sentence) {
    return bytes(
        JsonNodeFactory.instance.objectNode().put("status", status).put("error", sentence));
  }

  /** RFC 9457. */
  static String problem(int status, String sentence) {
    return text(
        JsonNodeFactory.instance
            .objectNode()
            .put("title", HttpStatus.getMessage(status))
            .put("status", status)
            .put("detail", sentence));
  }

  static String begun(String run, boolean repeated) {
    return text(JsonNodeFactory.instance.objectNode().put("run", run).put("repeated", repeated));
  }

  private static String text(ObjectNode node) {
    return node + "\n";
  }

  private static byte[] bytes(ObjectNode node) {
    return text(node).getBytes(StandardCharsets.UTF_8);
  }
}
