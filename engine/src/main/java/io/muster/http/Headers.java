// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** The headers that go with whatever is answered to browsers and programs. */
public final class Headers {

  private Headers() {}

  /**
   * Those of a content that is used here, as what it is, and nowhere else; more may be put to them.
   *
   * @param type of the content
   * @param cache who may keep it
   * @param policy what a page may load and do (Content-Security-Policy)
   */
  public static Map<String, String> of(String type, String cache, String policy) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", type);
    headers.put("Cache-Control", cache);
    headers.put("Content-Security-Policy", policy);
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    return headers;
  }
}
