// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.DrillSettings.RandomDrill;
import io.muster.run.RunId;
import io.muster.runbook.DrillSchedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Times of drills.
 *
 * @param key the same whatever else changes in the file or the configuration that it is from
 * @param runs what its runs are called, before their time
 * @param cron in Quartz's form
 * @param keep how long the machines stay up
 * @param subject what is drilled
 */
public record Scheduled(
    String key, String runs, String cron, ZoneId zone, Duration keep, Subject subject) {

  /** What is drilled. */
  sealed interface Subject {}

  /** A runbook of this name. */
  record One(String runbook) implements Subject {}

  /**
   * One of those that were proven least recently.
   *
   * @param names of the runbooks among which is chosen; empty for all
   */
  record Among(Set<String> names) implements Subject {}

  /**
   * The times that stand in a runbook.
   *
   * @param line its place among them, from 1
   */
  static Scheduled written(String runbook, int line, DrillSchedule times) {
    return new Scheduled(
        "runbook/" + runbook + "/" + line,
        runbook + "-drill" + (line == 1 ? "" : line),
        times.cron(),
        times.zone(),
        times.keep(),
        new One(runbook));
  }

  /** Those of a configuration. */
  static Scheduled configured(String name, RandomDrill drill) {
    return new Scheduled(
        "drill/" + name,
        "drill-" + name,
        drill.every(),
        drill.zone(),
        drill.keep(),
        new Among(drill.among()));
  }

  /** What the run of a time is called, by whichever process it is started. */
  RunId run(Instant due) {
    return RunId.of(runs, due);
  }

  /** The times for people, which are also what they are compared by. */
  String times() {
    return "every '%s' in %s".formatted(cron, zone);
  }

  /** Which schedule, for people. */
  String name() {
    return switch (subject) {
      case One(String runbook) -> "drill of '%s', %s".formatted(runbook, times());
      case Among _ -> "'%s', %s".formatted(key.replaceFirst("/", "."), times());
    };
  }
}
