// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Time as the engine knows it: the instant, timers, and threads whose waiting is known to the
 * clock. All waiting of the engine goes through here, so that the lab's clock can pass over it at
 * any speed.
 */
public interface Time {

  /** The instant at the site. */
  Instant now();

  /**
   * Runs an action at an instant, at once where that has passed. No thread is held until then.
   *
   * @return a handle that takes the action back while it has not begun
   */
  Timer at(Instant when, Runnable action);

  /** Runs work in a virtual thread of its own. */
  void fork(String name, Runnable work);

  /**
   * Waits until a stage ends, on the thread that calls. The stage must be completed by this time's
   * own timers, threads or, on a live clock, by any thread.
   *
   * @return the stage's value
   * @throws TimeoutException when the instant has come first; the stage goes on
   * @throws java.util.concurrent.CompletionException with the cause, when the stage has failed
   */
  <T> T await(CompletionStage<T> stage, Instant until) throws TimeoutException;

  /** Waits for a length of time, on the thread that calls. */
  void sleep(Duration duration);

  /**
   * Does something that takes its time outside, such as writing to a disk, on the thread that
   * calls. The clock stands meanwhile where it is simulated, and others act.
   */
  default <T> T outside(Supplier<T> work) {
    return work.get();
  }

  /** Something that will happen unless it is cancelled. */
  @FunctionalInterface
  interface Timer {
    void cancel();
  }
}
