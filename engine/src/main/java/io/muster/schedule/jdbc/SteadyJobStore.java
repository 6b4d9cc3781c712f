// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.jdbc;

import io.muster.time.Stopwatch;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.SchedulerStateRecord;

/**
 * Quartz's job store, which takes another node for dead when the node's mark in the database has
 * not changed for a while. Quartz itself compares that mark with the clock of this machine, so that
 * clocks which differ would make living nodes look dead.
 */
@SuppressWarnings("unchecked") // why: the class that it extends is not generic where its own is
public final class SteadyJobStore extends JobStoreTX {

  /** How often each node renews its mark. */
  static final Duration CHECK_IN = Duration.ofSeconds(1);

  /** How much longer than that it may take. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private static final Duration SILENCE = CHECK_IN.plus(GRACE);

  private record Seen(long mark, Stopwatch since) {}

  private final Map<String, Seen> nodes = new HashMap<>();
  private Stopwatch lastLook = Stopwatch.start();

  /** Every node of a journal belongs to the same cluster. */
  private static final String CLUSTER = "muster";

  @Override
  public void setInstanceName(String ignored) {
    super.setInstanceName(CLUSTER);
  }

  @Override
  protected synchronized long calcFailedIfAfter(SchedulerStateRecord node) {
    if (lastLook.passed().compareTo(SILENCE) > 0) {
      // why: while this node was paused or cut off it has not seen whether the others were silent
      nodes.clear();
    }
    lastLook = Stopwatch.start();
    Seen seen = nodes.get(node.getSchedulerInstanceId());
    if (seen == null || seen.mark() != node.getCheckinTimestamp()) {
      nodes.put(
          node.getSchedulerInstanceId(), new Seen(node.getCheckinTimestamp(), Stopwatch.start()));
      return Long.MAX_VALUE;
    }
    return seen.since().passed().compareTo(SILENCE) > 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
