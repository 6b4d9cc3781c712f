// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.http.Call;
import io.muster.http.Headers;
import io.muster.http.Reply;
import io.muster.journal.Seal;
import java.util.Map;

/** The forms in which the API answers. */
final class Replies {

  private static final String JSON = "application/json";

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** What a report needs: styles of its own, and nothing from anywhere. */
  private static final String PAGE =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  private Replies() {}

  /** A document, or only that it is the one that the caller has. */
  static Reply document(Call call, JsonNode json) {
    String body = json + "\n";
    String tag = "\"" + Seal.sha256(json.toString()).substring(0, 32) + "\"";
    Map<String, String> headers = headers(JSON, NOTHING);
    headers.put("Cache-Control", "private, no-cache");
    headers.put("ETag", tag);
    boolean known =
        call.header("If-None-Match").filter(it -> it.equals("*") || it.contains(tag)).isPresent();
    return known ? new Reply.Document(304, headers, "") : new Reply.Document(200, headers, body);
  }

  /** What has come of an action. */
  static Reply done(int status, JsonNode json, Map<String, String> more) {
    Map<String, String> headers = headers(JSON, NOTHING);
    headers.putAll(more);
    return new Reply.Document(status, headers, json + "\n");
  }

  static Reply nothing() {
    return new Reply.Document(204, headers(JSON, NOTHING), "");
  }

  /** A text of another kind, such as a report. */
  static Reply text(String type, String text) {
    return new Reply.Document(200, headers(type + ";charset=utf-8", PAGE), text);
  }

  static Map<String, String> stream() {
    return headers("text/event-stream;charset=utf-8", NOTHING);
  }

  static Reply problem(int status, JsonNode json, Map<String, String> more) {
    Map<String, String> headers = headers("application/problem+json", NOTHING);
    headers.putAll(more);
    return new Reply.Document(status, headers, json + "\n");
  }

  private static Map<String, String> headers(String type, String content) {
    return Headers.of(type, "no-store", content);
  }
}
