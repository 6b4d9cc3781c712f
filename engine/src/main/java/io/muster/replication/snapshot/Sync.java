// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replica.RestorePoint;
import io.muster.replication.ReplicationFault;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VirtualDisk;
import java.util.List;

/** Sends what a source holds to its replica, and makes it a restore point there. */
final class Sync {

  private final Machine source;
  private final Machine replica;
  private final Waiting waiting;
  private final int keep;

  /**
   * @param keep how many restore points are left
   */
  Sync(Machine source, Machine replica, Waiting waiting, int keep) {
    this.source = source;
    this.replica = replica;
    this.waiting = waiting;
    this.keep = keep;
  }

  RestorePoint run(String key) {
    Leftovers leftovers = new Leftovers(source, replica, waiting);
    if (Points.ofKey(replica, key).isEmpty()) {
      requireIncluded();
      replica.requireOff("sync of '%s'".formatted(replica.name()));
      // why: one that broke off froze what the source held then, which may not be the latest now
      leftovers.clear();
      replica.mark(Leftovers.SYNCING, key);
      send(key);
    }
    RestorePoint made = Points.ofKey(replica, key).map(Points::point).orElseThrow(() -> taken(key));
    leftovers.clear();
    retain();
    return made;
  }

  private void send(String key) {
    String held = replica.mark(SnapshotReplication.HOLD);
    Snapshot frozen =
        source.ensureSnapshot(Leftovers.working(key), Leftovers.description(replica.name()));
    new DiskCopies(source, replica, waiting)
        .send(
            source.frozenDisks(frozen),
            Leftovers.copies(frozen),
            () -> requireUndisturbed(key, held));
    replica.ensureSnapshot(
        Points.name(frozen.created()), Points.description(key, frozen.created()));
  }

  /** A failover may have begun since, or another sync: its disks are not to be changed then. */
  private void requireUndisturbed(String key, String held) {
    replica.requireOff("sync of '%s'".formatted(replica.name()));
    boolean isHeldSince = !replica.mark(SnapshotReplication.HOLD).equals(held);
    if (isHeldSince || !replica.mark(Leftovers.SYNCING).equals(key)) {
      throw new ReplicationFault(
          "Overtaken",
          false,
          "the sync of '%s' is given up: %s has begun meanwhile"
              .formatted(replica.name(), isHeldSince ? "another operation on it" : "another sync"),
          null);
    }
  }

  private void requireIncluded() {
    if (!source.mark(Pair.EXCLUDED).isEmpty()) {
      throw new ReplicationFault(
          "Excluded",
          true,
          "virtual machine '%s' in site '%s' is excluded from replication; clear its custom attribute '%s' to replicate it again"
              .formatted(source.name(), source.vsphere().site(), Pair.EXCLUDED),
          null);
    }
  }

  private void retain() {
    List<Snapshot> points = Points.snapshots(replica);
    for (Snapshot oldest : points.subList(0, Math.max(0, points.size() - keep))) {
      List<String> files = replica.frozenDisks(oldest).stream().map(VirtualDisk::path).toList();
      replica.remove(oldest);
      DiskCopies.delete(replica, files, waiting);
    }
  }

  private ReplicationFault taken(String key) {
    return new ReplicationFault(
        "RestorePointVanished",
        false,
        "the restore point that sync '%s' has made of '%s' is not there"
            .formatted(key, replica.name()),
        null);
  }
}
