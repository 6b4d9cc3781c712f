// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Records that one guest wrote one after the other while it ran.
 *
 * @param writer the VM that wrote them, as {@code site/name}
 * @param first the number of the first
 * @param firstAt when that was written
 * @param every the time from one to the next
 */
record RecordRange(String writer, long first, long count, Instant firstAt, Duration every) {

  /** What a guest has written by an instant, if anything. */
  static Optional<RecordRange> written(
      String writer, long first, Instant firstAt, Duration every, Instant now) {
    if (every.isZero() || now.isBefore(firstAt)) {
      return Optional.empty();
    }
    long count = Duration.between(firstAt, now).dividedBy(every) + 1;
    return Optional.of(new RecordRange(writer, first, count, firstAt, every));
  }

  long last() {
    return first + count - 1;
  }

  Instant lastAt() {
    return firstAt.plus(every.multipliedBy(count - 1));
  }

  Optional<RecordRange> asOf(Instant instant) {
    return instant.isBefore(lastAt())
        ? written(writer, first, firstAt, every, instant)
        : Optional.of(this);
  }

  /** How many numbers two ranges of one writer have in common. */
  long shared(RecordRange other) {
    return Math.max(0, Math.min(last(), other.last()) - Math.max(first, other.first()) + 1);
  }
}
