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
    String working = "muster sync " + key;
    if (Points.ofKey(replica, key).isEmpty()) {
      requireIncluded();
      replica.requireOff("sync of '%s'".formatted(replica.name()));
      Snapshot frozen =
          source.ensureSnapshot(working, "for replica '%s'".formatted(replica.name()));
      new DiskCopies(source, replica, waiting)
          .send(source.frozenDisks(frozen), frozen.id() + " " + working);
      replica.ensureSnapshot(
          Points.name(frozen.created()), Points.description(key, frozen.created()));
    }
    RestorePoint made = Points.ofKey(replica, key).map(Points::point).orElseThrow(() -> taken(key));
    source.removeSnapshots(working);
    retain();
    return made;
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
