// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.Snapshot;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot and what it holds.
 *
 * @param parent the id of the one it descends from; null for a root
 */
record LabSnapshot(
    String id,
    String name,
    String description,
    Instant created,
    @Nullable String parent,
    Image image) {

  Snapshot seen() {
    return new Snapshot(id, name, description, created, Optional.ofNullable(parent));
  }

  LabSnapshot below(@Nullable String parent) {
    return new LabSnapshot(id, name, description, created, parent, image);
  }
}
