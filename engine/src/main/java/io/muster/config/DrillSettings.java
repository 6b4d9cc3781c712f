// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said of drills that begin by themselves.
 *
 * @param runbooks files of runbooks, and folders of them, in which they are looked for
 * @param calendars what is closed, by the names of the calendars
 * @param closed the calendars that hold for all drills
 * @param latest how late a drill may begin that could not begin on time
 * @param random by name
 */
public record DrillSettings(
    List<Path> runbooks,
    Map<String, List<ClosedTime>> calendars,
    List<String> closed,
    Overlap overlap,
    Misfire misfire,
    Duration latest,
    Map<String, RandomDrill> random) {

  /** Where nothing is said. */
  public static final DrillSettings NONE =
      new DrillSettings(
          List.of(), Map.of(), List.of(), Overlap.SKIP, Misfire.ONCE, Duration.ofDays(1), Map.of());

  /** What becomes of a drill while its runbook is in another run. */
  public enum Overlap {
    /** It is left out. */
    SKIP,
    /** It begins when the other has ended. */
    QUEUE
  }

  /** What becomes of drills whose times have passed while no process was there. */
  public enum Misfire {
    /** They are left out. */
    SKIP,
    /** One is made up for all of them. */
    ONCE
  }

  /**
   * A drill of a runbook that was proven least recently.
   *
   * @param every a cron expression of Quartz
   * @param among the names of the runbooks; empty for all
   */
  public record RandomDrill(String every, ZoneId zone, Duration keep, Set<String> among) {}
}
