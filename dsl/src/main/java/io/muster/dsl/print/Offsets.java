// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.dsl.timeline.Timeline;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** The earliest times of steps as text; what follows a switch is counted from the switch. */
final class Offsets {

  private final Timeline timeline;
  private final Set<String> switched = new HashSet<>();
  private Duration begin = Duration.ZERO;

  Offsets(Plan plan, Timeline timeline) {
    this.timeline = timeline;
    Set<String> switches = new HashSet<>();
    plan.groups().stream()
        .filter(group -> group.steps().stream().anyMatch(Step.SwitchTime.class::isInstance))
        .forEach(
            group -> {
              switches.add(group.name());
              begin = timeline.start(group.id());
            });
    for (Group group : timeline.order()) {
      if (group.after().stream()
          .anyMatch(name -> switched.contains(name) || switches.contains(name))) {
        switched.add(group.name());
      }
    }
  }

  /** "+05:00", or "switch+05:00" in a group that follows the switch. */
  String of(StepId id, String group) {
    return text(id, switched.contains(group));
  }

  /** The time of a step after all groups. */
  String last(StepId id) {
    return text(id, !switched.isEmpty());
  }

  private String text(StepId id, boolean late) {
    Duration time = timeline.start(id);
    return late ? "switch" + text(time.minus(begin)) : text(time);
  }

  /** "+1:05:00", hours only where there are some. */
  private static String text(Duration time) {
    return time.toHours() > 0
        ? "+%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "+%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
  }
}
