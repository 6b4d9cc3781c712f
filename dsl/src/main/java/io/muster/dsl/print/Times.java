// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import java.time.Duration;

/** Durations in words. */
public final class Times {

  private Times() {}

  /** "90 s", "5 min", "2 h". */
  public static String text(Duration time) {
    long seconds = time.toSeconds();
    if (seconds >= 3600 && seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    if (seconds >= 120 && seconds % 60 == 0) {
      return seconds / 60 + " min";
    }
    return time.toMillisPart() == 0 ? seconds + " s" : time.toMillis() + " ms";
  }
}
