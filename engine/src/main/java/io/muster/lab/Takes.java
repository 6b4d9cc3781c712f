// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import static java.util.Map.entry;

import io.muster.vsphere.TaskOperation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long each operation of a vCenter takes. */
record Takes(Map<TaskOperation, Duration> each) {

  static final Takes USUAL =
      new Takes(
          Map.ofEntries(
              entry(TaskOperation.POWER_ON, Duration.ofSeconds(3)),
              entry(TaskOperation.POWER_OFF, Duration.ofSeconds(2)),
              entry(TaskOperation.SUSPEND, Duration.ofSeconds(5)),
              entry(TaskOperation.CREATE_SNAPSHOT, Duration.ofSeconds(4)),
              entry(TaskOperation.REVERT_TO_SNAPSHOT, Duration.ofSeconds(8)),
              entry(TaskOperation.REMOVE_SNAPSHOT, Duration.ofSeconds(6)),
              entry(TaskOperation.REMOVE_ALL_SNAPSHOTS, Duration.ofSeconds(10)),
              entry(TaskOperation.RECONFIGURE, Duration.ofSeconds(1)),
              entry(TaskOperation.CREATE_VM, Duration.ofSeconds(2)),
              entry(TaskOperation.COPY_DISK, Duration.ofSeconds(20)),
              entry(TaskOperation.DELETE_DISK, Duration.ofSeconds(1))));

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
