// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says which times were not kept, a line for each reason. */
final class SkippedTimes {

  private SkippedTimes() {}

  static List<String> lines(Scheduled schedule, List<Timetable.Skipped> skipped) {
    Map<String, List<Instant>> byReason = new LinkedHashMap<>();
    skipped.forEach(it -> byReason.computeIfAbsent(it.why(), _ -> new ArrayList<>()).add(it.due()));
    List<String> lines = new ArrayList<>();
    byReason.forEach((why, times) -> lines.add(line(schedule, times, why)));
    return lines;
  }

  static String line(Scheduled schedule, List<Instant> times, String why) {
    String which =
        times.size() == 1
            ? times.getFirst().toString()
            : "%d times from %s to %s".formatted(times.size(), times.getFirst(), times.getLast());
    return "%s: skipped %s: %s".formatted(schedule.name(), which, why);
  }
}
