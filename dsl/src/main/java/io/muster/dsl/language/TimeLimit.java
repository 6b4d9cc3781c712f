// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

/** The time that a text may take, from its first look to its last check. */
public final class TimeLimit {

  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final long STACK = 256L << 20;

  private final long end;
  private final Duration grace;

  private TimeLimit(Duration time, Duration grace) {
    this.end = System.nanoTime() + time.toNanos();
    this.grace = grace;
  }

  /** The limit of a text that begins to be read now. */
  public static TimeLimit start() {
    return new TimeLimit(USUAL, GRACE);
  }

  /**
   * A limit from now on.
   *
   * @param grace how long after it work that does not look at it is given up
   */
  public static TimeLimit of(Duration time, Duration grace) {
    return new TimeLimit(time, grace);
  }

  /** Whether the time is up. */
  public boolean isOver() {
    return System.nanoTime() - end > 0;
  }

  /**
   * Runs work on a thread with a stack of its own, so that a deep text harms nobody, and gives up
   * on it when the time is long over. Work that looks at {@link #isOver()} ends before that.
   *
   * @return whether the work has ended; otherwise it may still go on, and nothing that it changes
   *     may be looked at
   */
  public boolean run(Runnable work) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, work, "language", STACK);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
    thread.start();
    try {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime())).plus(grace);
      boolean ended = thread.join(left);
      if (thrown.get() != null) {
        throw new IllegalStateException("the text could not be read", thrown.get());
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a text", e);
    }
  }
}
