// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and lengths of time as a report shows them. */
final class Lengths {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Lengths() {}

  /** Such as {@code 2 h 5 min}, {@code 1 min 12 s} or {@code 0.4 s}. */
  static String words(Duration duration) {
    long tenths = duration.toMillis() / 100;
    return tenths >= 100 || tenths % 10 == 0
        ? Durations.words(duration)
        : "%d.%d s".formatted(tenths / 10, tenths % 10);
  }

  /** The time since a start, such as {@code 01:12}, {@code 2:05:00} or {@code 3 d 02:05:00}. */
  static String clock(Instant start, Instant time) {
    Duration passed = Duration.between(start, time);
    long days = passed.toDays();
    return days < 1
        ? Durations.clock(passed)
        : "%d d %02d:%02d:%02d"
            .formatted(days, passed.toHoursPart(), passed.toMinutesPart(), passed.toSecondsPart());
  }

  static String instant(Instant time) {
    return UTC.format(time);
  }
}
