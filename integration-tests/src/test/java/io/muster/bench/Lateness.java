// SPDX-License-Identifier: Apache-2.0
package io.muster.bench;

import java.util.List;
import java.util.Locale;

/** How late something was, each time that it was awaited. */
record Lateness(List<Double> sortedMillis) {

  static Lateness of(List<Double> millis) {
    return new Lateness(millis.stream().sorted().toList());
  }

  private double percentile(int percent) {
    return sortedMillis.get((sortedMillis.size() - 1) * percent / 100);
  }

  /** As a JSON object. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "{\"count\":%d,\"minMillis\":%.1f,\"p50Millis\":%.1f,\"p99Millis\":%.1f,\"maxMillis\":%.1f}",
        sortedMillis.size(),
        sortedMillis.getFirst(),
        percentile(50),
        percentile(99),
        sortedMillis.getLast());
  }
}
