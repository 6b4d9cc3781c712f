// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.vsphere.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The snapshots of a replica that are no restore points, although they may look like some.
 * Replication goes on from the newest restore point, whatever product does it; a snapshot that
 * descends from an older one was made by somebody who had reverted the replica, and so were all
 * that descend from it. One that was made by hand on the newest point cannot be told from that
 * point's successor, and holds the same.
 */
public final class ForeignSnapshots {

  private ForeignSnapshots() {}

  /**
   * @param all those of one VM, parents before children
   */
  public static List<Snapshot> among(List<Snapshot> all) {
    List<Snapshot> foreign = new ArrayList<>();
    Optional<String> newest = Optional.empty();
    for (Snapshot snapshot :
        all.stream().sorted(Comparator.comparing(Snapshot::created)).toList()) {
      if (newest.isEmpty() || isOurs(snapshot) || snapshot.parent().equals(newest)) {
        newest = Optional.of(snapshot.id());
      } else {
        foreign.add(snapshot);
      }
    }
    return foreign;
  }

  /** Ours hold whole disks, or what a failback has found, wherever they were made. */
  private static boolean isOurs(Snapshot snapshot) {
    return snapshot.name().startsWith("muster ")
        || snapshot.description().startsWith("muster ")
        || snapshot.description().startsWith("reverse ");
  }
}
