// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** From one instant to a later one. */
record Span(Instant from, Instant to) {

  private static final int MOST_GAPS = 4;

  Duration length() {
    return Duration.between(from, to);
  }

  double seconds() {
    return length().toMillis() / 1000.0;
  }

  private static List<Span> merged(List<Span> busy) {
    List<Span> merged = new ArrayList<>();
    busy.stream()
        .sorted(Comparator.comparing(Span::from))
        .forEach(
            span -> {
              if (!merged.isEmpty() && !merged.getLast().to().isBefore(span.from())) {
                Span last = merged.removeLast();
                Instant to = last.to().isAfter(span.to()) ? last.to() : span.to();
                merged.add(new Span(last.from(), to));
              } else {
                merged.add(span);
              }
            });
    return merged;
  }

  /** The longest times between, where they are long beside what was done. */
  static List<Span> between(Span whole, List<Span> spans) {
    List<Span> merged = merged(spans);
    double busy = merged.stream().mapToDouble(Span::seconds).sum();
    List<Span> between = new ArrayList<>();
    Instant at = whole.from;
    for (Span span : merged) {
      between.add(new Span(at, span.from()));
      at = span.to();
    }
    between.add(new Span(at, whole.to()));
    return between.stream()
        .filter(gap -> gap.seconds() > Math.max(30, busy * 0.4))
        .sorted(Comparator.comparing(Span::length).reversed())
        .limit(MOST_GAPS)
        .sorted(Comparator.comparing(Span::from))
        .toList();
  }
}
