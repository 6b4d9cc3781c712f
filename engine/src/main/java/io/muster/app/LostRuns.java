// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.route.LogContext;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the runs that should be in the queue and are not: their process has ended before it could
 * put them there. Nearly all runs of a full journal wait for days, so that most looks pass those
 * by.
 */
final class LostRuns {

  /**
   * How often those are looked at too that wait for later; a part of such a run may be under way.
   */
  private static final Duration ALL = Duration.ofMinutes(1);

  /** Which waits are looked at each time. */
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final Logger LOG = LoggerFactory.getLogger(LostRuns.class);

  private final Records records;
  private final InstantSource clock;
  private final Set<RunId> notOurs = new HashSet<>();
  private Set<RunId> suspects = Set.of();
  private Instant nextOfAll = Instant.MIN;

  LostRuns(Records records, InstantSource clock) {
    this.records = records;
    this.clock = clock;
  }

  /**
   * Puts them into the queue.
   *
   * @param atOnce otherwise only those that were found so the last time too, since a process that
   *     has just written a run down may be about to say that it has it
   */
  void find(boolean atOnce) {
    Set<RunId> looked = look();
    // why: those that wait for later are not among what most looks see
    suspects.stream().filter(run -> !looked.contains(run) && goesOn(run)).forEach(looked::add);
    looked.removeAll(notOurs);
    Set<RunId> lost = records.queue().without(looked);
    lost.stream().filter(run -> atOnce || suspects.contains(run)).forEach(this::take);
    suspects = lost;
  }

  private Set<RunId> look() {
    Instant now = clock.instant();
    if (now.isBefore(nextOfAll)) {
      return new HashSet<>(records.journal().unfinished(now.plus(SOON)));
    }
    nextOfAll = now.plus(ALL);
    return new HashSet<>(records.journal().unfinished());
  }

  private boolean goesOn(RunId run) {
    return RunHistory.of(records.journal().events(run)).goesOn();
  }

  private void take(RunId run) {
    if (records.journal().find(run).filter(it -> !it.place().lab()).isEmpty()) {
      notOurs.add(run);
    } else if (!records.cluster().isHeld(run)) {
      try (LogContext _ = LogContext.run(run)) {
        LOG.info("run {} was left by its process", run);
      }
      records.queue().goOn(run);
    }
  }
}
