// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.json.EventTypes;
import io.muster.problem.NearMiss;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which types of events are told. */
final class EventFilter {

  private final Set<String> types;

  /**
   * @param patterns types, {@code step.*} for all that begin so, and {@code *}, with commas between
   */
  EventFilter(String patterns) {
    types =
        Stream.of(patterns.split(","))
            .map(String::strip)
            .flatMap(EventFilter::types)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> types(String pattern) {
    String begin = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : "";
    Set<String> meant =
        EventTypes.ALL.stream()
            .filter(type -> pattern.endsWith("*") ? type.startsWith(begin) : type.equals(pattern))
            .collect(Collectors.toSet());
    if (meant.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no event '%s'; %s"
              .formatted(
                  pattern,
                  NearMiss.hint(pattern, EventTypes.ALL)
                      .orElse("there are " + String.join(", ", EventTypes.ALL))));
    }
    return meant.stream();
  }

  boolean takes(String type) {
    return types.contains(type);
  }
}
