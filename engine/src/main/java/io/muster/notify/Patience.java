// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.run.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When what has failed is tried again: after waits that grow. */
public final class Patience {

  /** The first wait; each that follows is twice as long. */
  public static final Duration FIRST = Duration.ofSeconds(10);

  /** The longest wait. */
  static final Duration LONGEST = Duration.ofMinutes(10);

  /** What has failed for so long is given up. */
  public static final Duration END = Duration.ofHours(24);

  private record Wait(Duration length, Instant end) {}

  private final Map<String, Wait> waits = new HashMap<>();

  /** Whether something is not to be tried yet. */
  public boolean waits(String what, Instant now) {
    Wait wait = waits.get(what);
    return wait != null && now.isBefore(wait.end());
  }

  /**
   * It has failed.
   *
   * @return how long it waits
   */
  public Duration failed(String what, Instant now) {
    Wait before = waits.get(what);
    Duration twice = before == null ? FIRST : before.length().multipliedBy(2);
    Duration next = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    waits.put(what, new Wait(next, now.plus(next)));
    return next;
  }

  /**
   * Whether nobody wants to be told any more what has happened in a run, such as one of a journal
   * that was imported. The clock of a lab may be anywhere, so it does not count.
   */
  public static boolean isPast(StoredRun run, Instant happened, Instant now) {
    return !run.place().lab() && happened.isBefore(now.minus(END));
  }

  /** It is over. */
  public void forget(String what) {
    waits.remove(what);
  }
}
