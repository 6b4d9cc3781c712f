// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.vsphere.Snapshot;
import java.util.List;

/**
 * What a sync needs while it works, and leaves when it breaks off: a snapshot of the source, copies
 * of its disks beside the replica, and a custom attribute of the replica that says so.
 */
final class Leftovers {

  /** A custom attribute of the replica: the key of the sync that works on it or has broken off. */
  static final String SYNCING = "muster.sync";

  private static final String WORKING = "muster sync ";

  private final Machine source;
  private final Machine replica;
  private final Waiting waiting;

  Leftovers(Machine source, Machine replica, Waiting waiting) {
    this.source = source;
    this.replica = replica;
    this.waiting = waiting;
  }

  /** The name of the snapshot of the source that a sync copies from. */
  static String working(String key) {
    return WORKING + key;
  }

  /** Tells the snapshots for one replica from those for another of the same source. */
  static String description(String replica) {
    return "for replica '%s'".formatted(replica);
  }

  /** Names the copies that are made from a snapshot. */
  static String copies(Snapshot working) {
    return working.id() + " " + working.name();
  }

  /** Whether there may be any. */
  static boolean mayBe(Machine replica) {
    return !replica.mark(SYNCING).isEmpty();
  }

  /** Removes them, whichever sync has left them. */
  void clear() {
    String description = description(replica.name());
    List<Snapshot> left =
        source.seen().snapshots().stream()
            .filter(snapshot -> snapshot.name().startsWith(WORKING))
            .filter(snapshot -> snapshot.description().equals(description))
            .toList();
    for (Snapshot working : left) {
      new DiskCopies(source, replica, waiting).drop(source.frozenDisks(working), copies(working));
      source.remove(working);
    }
    replica.mark(SYNCING, "");
  }
}
