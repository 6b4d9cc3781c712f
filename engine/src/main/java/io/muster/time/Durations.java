// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as people read them. */
public final class Durations {

  private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,4})([smhd])");

  private Durations() {}

  /** What is written as {@code 90s}, {@code 15m}, {@code 4h} or {@code 1d}. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = WRITTEN.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
  }

  /** Such as {@code 2 h 5 min}, {@code 1 min 12 s} or {@code 0 s}. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds >= 86_400) {
      return join(seconds / 86_400, "d", seconds % 86_400 / 3600, "h");
    }
    if (seconds >= 3600) {
      return join(seconds / 3600, "h", seconds % 3600 / 60, "min");
    }
    return seconds >= 60 ? join(seconds / 60, "min", seconds % 60, "s") : seconds + " s";
  }

  private static String join(long large, String largeUnit, long small, String smallUnit) {
    return large + " " + largeUnit + (small == 0 ? "" : " " + small + " " + smallUnit);
  }

  /** Such as {@code 01:12} or {@code 2:05:00}. */
  public static String clock(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds >= 3600
        ? "%d:%02d:%02d".formatted(seconds / 3600, seconds % 3600 / 60, seconds % 60)
        : "%02d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
