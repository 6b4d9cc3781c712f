// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

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
    long seconds = duration.toSeconds();
    if (seconds >= 86_400) {
      return join(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }
    if (seconds >= 3600) {
      return join(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    if (seconds >= 60) {
      return join(seconds / 60, "min", seconds % 60, "s");
    }
    long tenths = duration.toMillis() / 100;
    return seconds >= 10 || tenths % 10 == 0
        ? seconds + " s"
        : "%d.%d s".formatted(tenths / 10, tenths % 10);
  }

  private static String join(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** The time since a start, such as {@code 01:12}, {@code 2:05:00} or {@code 3 d 02:05:00}. */
  static String clock(Instant start, Instant time) {
    long seconds = Math.max(0, Duration.between(start, time).toSeconds());
    long hours = seconds % 86_400 / 3600;
    long minutes = seconds % 3600 / 60;
    if (seconds >= 86_400) {
      return "%d d %02d:%02d:%02d".formatted(seconds / 86_400, hours, minutes, seconds % 60);
    }
    return hours > 0
        ? "%d:%02d:%02d".formatted(hours, minutes, seconds % 60)
        : "%02d:%02d".formatted(minutes, seconds % 60);
  }

  static String instant(Instant time) {
    return UTC.format(time);
  }
}
