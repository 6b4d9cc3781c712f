// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.replica.RestorePoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What keeps replicas: the calls that the operations need of it, and no more (DESIGN.md, section
 * 5). Each is about one VM; a vApp is its members, one after the other.
 *
 * <p>A call returns when its work is done, and may be repeated: what is done already is left as it
 * is, so that an operation that was interrupted goes on where it stopped. The replica is off where
 * its disks are changed. Every method throws {@link ReplicationFault}.
 */
public interface Replication {

  /** The restore points, oldest first. */
  List<RestorePoint> points(Replicated replica);

  /**
   * The restore point of an instant, for kinds that have short-term points.
   *
   * @throws ReplicationFault when the journal has nothing of that instant
   */
  RestorePoint pointAt(Replicated replica, Instant instant);

  /** Stops replication of this source until {@link #resume}; what was sent stays. */
  void hold(Replicated replica);

  /** Lets replication go on by its own schedule. */
  void resume(Replicated replica);

  /**
   * Whether it has a schedule of its own. Where it has none, somebody has to call {@link #sync}.
   */
  default boolean runsByItself() {
    return true;
  }

  /** Since when it is held, in words; empty where it is not, or where it runs by itself. */
  default Optional<String> held(Replicated replica) {
    return Optional.empty();
  }

  /**
   * Sends what is new at the source and makes it a restore point, also while replication is held.
   *
   * @param key names this sync for ever: a repeated call gives the point that the first one made
   */
  RestorePoint sync(Replicated replica, String key);

  /**
   * Puts the disks at a restore point; what is written from then on is kept apart from all points.
   */
  void recover(Replicated replica, RestorePoint point);

  /**
   * Whether it makes recovered disks bootable itself. Where it does not, a program in the guest of
   * the mount host has to.
   */
  default boolean converts() {
    return false;
  }

  /** Makes recovered disks bootable on vSphere's hardware, while they are at a mount host. */
  default void convert(Replicated replica, MountedDisks disks) {
    throw new ReplicationFault(
        "NotConfigured",
        true,
        "what keeps '%s' does not convert disks".formatted(replica.replica()),
        null);
  }

  /** Drops what was written since {@link #recover}, and puts the disks at the latest point. */
  void discard(Replicated replica);

  /**
   * Makes the replica a VM of its own: what was written since {@link #recover} becomes its disks,
   * its points are dropped, and its source is excluded from every replication that is known here.
   */
  void release(Replicated replica);

  /**
   * Sets aside what a transfer needs beside the disks, such as working and protective snapshots
   * (domain.md, section 2.8). Of {@link Phase#STOPPED}, the replica still runs then.
   */
  void prepare(Replicated replica, Production production, Phase phase);

  /**
   * Sends the replica's data to a production VM that is off: all that differs, or all there is
   * where the VM is new. May be repeated; then only what has changed since is sent.
   *
   * @param phase which of the two transfers of a failback this is
   */
  void transfer(Replicated replica, Production production, Phase phase);

  /**
   * Whether a transfer gives the production VM disks like the replica's, in number and size. Where
   * it does not, it writes what is on them to the disks that are there.
   */
  default boolean carriesDisks() {
    return false;
  }

  /**
   * Puts the disks back to what they were when phase 2 began. Needs an earlier {@link #transfer}.
   */
  void restore(Replicated replica);

  /** Removes what failback keeps on both sides beside their disks, after an undo from phase 1. */
  void forget(Replicated replica, Production production);

  /**
   * Makes a failback final: what phase 2 kept of the replica becomes a restore point, and from now
   * on the production VM is the source wherever the old one was.
   */
  void adopt(Replicated replica, Production production);

  /**
   * Replicates the other way round: the replica, which is production now, to where its source was.
   */
  void reverse(Replicated replica);

  /** The two transfers of a failback (domain.md, section 2.8). */
  enum Phase {
    /** The replica runs on and goes on serving. */
    RUNNING,
    /** The replica is off. */
    STOPPED
  }
}
