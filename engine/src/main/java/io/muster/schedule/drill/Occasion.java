// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.engine.RunRequest;
import io.muster.engine.Terms;
import io.muster.run.Actor;
import io.muster.run.RunId;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A time of a schedule that is to be kept.
 *
 * @param due when it was to be
 * @param now when it is
 * @param queued whether it was tried before, and waits
 */
record Occasion(Scheduled schedule, Instant due, Instant now, boolean queued) {

  /** Who starts the drills of schedules. */
  private static final String STARTER = "schedule";

  /** What its run is called. */
  RunId run() {
    return schedule.run(due);
  }

  /** What starts the drill of a runbook, with the reason for the record. */
  RunRequest request(Runbook runbook) {
    String reason = "%s, due at %s%s".formatted(schedule.name(), due, late());
    return new RunRequest(
        runbook,
        PlanName.DRILL,
        Set.of(),
        false,
        false,
        new Actor(STARTER, reason),
        new Terms(Optional.of(run()), schedule.keep(), true));
  }

  /** The end of a sentence; empty where it is on time. */
  private String late() {
    Duration late = Duration.between(due, now);
    return late.compareTo(Timetable.ON_TIME) > 0 ? ", " + Durations.words(late) + " late" : "";
  }

  String started(Runbook runbook) {
    return "%s: started '%s' of runbook '%s'%s"
        .formatted(schedule.name(), run(), runbook.name(), late());
  }

  String skipped(String why) {
    return SkippedTimes.line(schedule, List.of(due), why);
  }

  /** Any other sentence about it. */
  String says(String what, String why) {
    return "%s: the drill of %s %s: %s".formatted(schedule.name(), due, what, why);
  }
}
