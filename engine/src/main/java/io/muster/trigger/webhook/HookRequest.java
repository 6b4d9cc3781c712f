// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger.webhook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request as it came in, all of it a stranger's word. */
public final class HookRequest {

  private final String name;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param name of the webhook
   * @param headers by their names in small letters
   */
  public HookRequest(String name, Map<String, List<String>> headers, byte[] body) {
    this.name = name;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  String name() {
    return name;
  }

  byte[] body() {
    return body;
  }

  /** A header that is there once; what is there twice is as good as not there. */
  Optional<String> header(String header) {
    List<String> values = headers.getOrDefault(header.toLowerCase(Locale.ROOT), List.of());
    return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
  }

  boolean has(String header) {
    return headers.containsKey(header.toLowerCase(Locale.ROOT));
  }
}
