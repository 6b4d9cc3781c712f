// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;

/** Measures what really passes, whatever the clocks say, also while a process is stopped. */
public final class Stopwatch {

  private final long start = System.nanoTime();

  private Stopwatch() {}

  public static Stopwatch start() {
    return new Stopwatch();
  }

  public Duration passed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
