// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.Optional;

/** What stands in {@code drills}. */
@Words("When drills are run.")
public interface DrillsWords {

  @Word(
      text =
          "Runs a drill at these times: failover into the test networks, verification, undo,"
              + " report. The times are a cron expression of Quartz, which begins with the seconds.",
      example = "every '0 0 2 ? * SAT', zone: 'Europe/Berlin', keep: 30.minutes")
  void every(Position at, String cron, Schedule schedule);

  /** The arguments of {@code every}. */
  record Schedule(
      @Argument("The time zone of the times.") String zone,
      @Argument(
              "How long the machines stay up after their verification; not at all where not given.")
          Optional<Duration> keep) {}
}
