// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.config.OtlpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;

/** What takes traces over OTLP/HTTP. */
final class Collector implements AutoCloseable {

  /** What a collector answers that cannot take it now: OTLP/HTTP, Retryable Response Codes. */
  private static final Set<Integer> LATER = Set.of(429, 502, 503, 504);

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration RESPONSE = Duration.ofSeconds(30);

  private final OtlpSettings settings;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  Collector(OtlpSettings settings) {
    this.settings = settings;
  }

  /** What becomes of what was sent. */
  enum Answer {
    TAKEN,
    /** It will never be taken. */
    REFUSED,
    /** It may be taken later. */
    LATER
  }

  Answer send(String json) throws InterruptedException {
    URI traces = settings.traces();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(traces)
            .timeout(RESPONSE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    settings.authorization().ifPresent(it -> request.header("Authorization", it));
    try {
      HttpResponse<Void> answer = http.send(request.build(), BodyHandlers.discarding());
      int status = answer.statusCode();
      return status / 100 == 2
          ? Answer.TAKEN
          : LATER.contains(status) ? Answer.LATER : Answer.REFUSED;
    } catch (IOException _) {
      return Answer.LATER;
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
