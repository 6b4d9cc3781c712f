// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets some through at once, and then one each time that a while has passed. */
public final class Bucket {

  private final long most;
  private final Duration each;
  private final InstantSource clock;
  private long left;
  private Instant since;

  /**
   * @param most how many at once
   * @param each after which time there is room for one more
   */
  public Bucket(int most, Duration each, InstantSource clock) {
    this.most = most;
    this.each = each;
    this.clock = clock;
    this.left = most;
    this.since = clock.instant();
  }

  /** Whether there is room for one; then it is taken. */
  public synchronized boolean take() {
    Instant now = clock.instant();
    if (now.isBefore(since)) {
      // why: a clock that was set back must not keep everybody waiting for it
      since = now;
    }
    long more = Duration.between(since, now).dividedBy(each);
    since = since.plus(each.multipliedBy(more));
    left = Math.min(most, left + more);
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
