// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;

/** Lengths of time as people read them. */
public final class Durations {

  private Durations() {}

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
