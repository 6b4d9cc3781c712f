// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;

/**
 * Limits for the producers of calls and notifications: Camel's own defaults wait for ever, and send
 * some requests again. A step's own limit ends earlier.
 */
final class MessageLimits {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration RESPONSE = Duration.ofHours(1);

  private MessageLimits() {}

  static void apply(CamelContext camel) {
    for (String scheme : new String[] {"http", "https"}) {
      HttpComponent http = camel.getComponent(scheme, HttpComponent.class);
      http.setConnectTimeout(CONNECT.toMillis());
      http.setConnectionRequestTimeout(CONNECT.toMillis());
      http.setResponseTimeout(RESPONSE.toMillis());
      // why: a step is tried again as often as the runbook says, and no more often
      http.setAutomaticRetriesDisabled(true);
    }
  }
}
