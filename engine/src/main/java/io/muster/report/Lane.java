// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.StepEvidence.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A group in the picture.
 *
 * @param group its name; empty for what is outside of groups
 */
record Lane(Optional<String> group, List<Row> rows) {

  /** A machine, or a step that is about none. */
  record Row(String label, List<StepEvidence> steps) {}

  /** In the order of the plan. */
  static List<Lane> of(List<StepEvidence> steps) {
    Map<Optional<String>, Map<String, List<StepEvidence>>> lanes = new LinkedHashMap<>();
    for (StepEvidence step : steps) {
      lanes
          .computeIfAbsent(step.group(), _ -> new LinkedHashMap<>())
          .computeIfAbsent(step.vm().orElse(step.name()), _ -> new ArrayList<>())
          .add(step);
    }
    return lanes.entrySet().stream()
        .map(
            lane ->
                new Lane(
                    lane.getKey(),
                    lane.getValue().entrySet().stream()
                        .map(row -> new Row(row.getKey(), List.copyOf(row.getValue())))
                        .toList()))
        .toList();
  }

  String title() {
    return group.orElse("outside of groups");
  }

  Stream<StepEvidence> steps() {
    return rows.stream().flatMap(row -> row.steps().stream());
  }

  Stream<Attempt> attempts() {
    return steps().flatMap(step -> step.attempts().stream());
  }

  /** When its first attempt began. */
  Optional<Instant> began() {
    return attempts().map(Attempt::began).min(Instant::compareTo);
  }
}
