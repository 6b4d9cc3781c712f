// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.TaskOperation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long each operation of a vCenter takes. */
record Takes(Map<TaskOperation, Duration> each) {

  static final Takes USUAL =
      new Takes(
          Map.of(
              TaskOperation.POWER_ON, Duration.ofSeconds(3),
              TaskOperation.POWER_OFF, Duration.ofSeconds(2),
              TaskOperation.SUSPEND, Duration.ofSeconds(5),
              TaskOperation.CREATE_SNAPSHOT, Duration.ofSeconds(4),
              TaskOperation.REVERT_TO_SNAPSHOT, Duration.ofSeconds(8),
              TaskOperation.REMOVE_SNAPSHOT, Duration.ofSeconds(6),
              TaskOperation.RECONFIGURE, Duration.ofSeconds(1)));

  /** How soon a vCenter refuses what cannot be done. */
  static final Duration REFUSAL = Duration.ofMillis(200);

  Takes {
    each = new EnumMap<>(each);
  }

  Duration of(TaskOperation operation) {
    return each.getOrDefault(operation, Duration.ZERO);
  }

  Takes with(TaskOperation operation, Duration duration) {
    Map<TaskOperation, Duration> changed = new EnumMap<>(each);
    changed.put(operation, duration);
    return new Takes(changed);
  }
}
