// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has changed of the snapshots of a VM.
 *
 * @param all the ids of those that there are now, in their order
 * @param changed those that are new, or not as they were
 */
record SnapshotsChange(List<String> all, List<LabSnapshot> changed, @Nullable String current) {

  static SnapshotsChange between(Snapshots before, Snapshots after) {
    Map<String, LabSnapshot> known = byId(before.all());
    return new SnapshotsChange(
        after.all().stream().map(LabSnapshot::id).toList(),
        after.all().stream().filter(made -> !made.equals(known.get(made.id()))).toList(),
        after.current());
  }

  Snapshots appliedTo(Snapshots before) {
    Map<String, LabSnapshot> known = byId(before.all());
    known.putAll(byId(changed));
    return new Snapshots(all.stream().map(known::get).toList(), current);
  }

  private static Map<String, LabSnapshot> byId(List<LabSnapshot> snapshots) {
    Map<String, LabSnapshot> byId = new HashMap<>();
    snapshots.forEach(snapshot -> byId.put(snapshot.id(), snapshot));
    return byId;
  }
}
