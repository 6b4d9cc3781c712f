// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.vsphere.Snapshot;

/** Makes the old source the replica of what was its replica. */
final class Reversal {

  private final Pair pair;
  private final int keep;

  Reversal(Pair pair, int keep) {
    this.pair = pair;
    this.keep = keep;
  }

  /** What the old source holds becomes its first restore point, then the other way is synced. */
  void run() {
    Machine production = pair.replica();
    Machine replica = pair.source();
    replica.requireOff("reversal of the replication of '%s'".formatted(replica.name()));
    // why: it says when the replica was released, so that a later reversal has another key
    String key = "reverse %s %s".formatted(production.id(), replica.mark(Pair.EXCLUDED));
    if (replica.seen().snapshots().stream().map(Snapshot::description).noneMatch(key::equals)) {
      replica.ensureSnapshot(Points.name(pair.waiting().time().now()), key);
    }
    production.mark(Pair.EXCLUDED, "");
    new Sync(production, replica, pair.waiting(), keep).run(key);
    // why: from when it was a replica before; it is not on hold now, and has another source
    replica.mark(SnapshotReplication.HOLD, "");
    replica.mark(Pair.SOURCE, "");
  }
}
