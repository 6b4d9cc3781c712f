// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Instant;
import java.util.List;

/**
 * How the system on a disk sets up one of its network cards.
 *
 * @param since when it does so
 * @param card the card's place in its VM; 0 for the first
 * @param addresses each with the length of its subnet's prefix, as in {@code 10.1.20.15/24}
 * @param lasting whether it still does so after the next start
 */
record CardSetting(
    Instant since,
    int card,
    List<String> addresses,
    List<String> gateways,
    List<String> dns,
    boolean lasting) {

  CardSetting {
    addresses = List.copyOf(addresses);
    gateways = List.copyOf(gateways);
    dns = List.copyOf(dns);
  }

  /** One that was there before all else. */
  static CardSetting first(String address, List<String> gateways, List<String> dns) {
    return new CardSetting(Instant.EPOCH, 0, List.of(address), gateways, dns, true);
  }
}
