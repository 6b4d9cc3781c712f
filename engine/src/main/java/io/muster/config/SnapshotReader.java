// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.util.List;

/** Reads how plain vSphere keeps snapshot replicas. */
record SnapshotReader(Section section) {

  /** No replication of this name is driven through endpoints. */
  static final String NAME = "snapshot";

  static final List<String> SETTINGS =
      List.of("every", "keep", "host", "datastore", "folder", "pool");

  /** What vSphere's chains of snapshots have room for, beside those that work needs. */
  private static final int MOST_POINTS = 28;

  SnapshotSettings read() {
    return new SnapshotSettings(
        section.duration("every"),
        section.numberTo("keep", MOST_POINTS),
        section.optional("host"),
        section.optional("datastore"),
        section.optional("folder"),
        section.optional("pool"));
  }
}
