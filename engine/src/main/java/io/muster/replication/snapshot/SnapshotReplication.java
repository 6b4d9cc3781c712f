// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replica.RestorePoint;
import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.replication.ReplicationFault;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.VirtualDisk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Replication by vSphere's snapshots alone, without an agent or another product. Every sync and
 * every transfer copies whole disks, since vSphere tells nobody outside which blocks have changed.
 */
public final class SnapshotReplication implements Replication {

  /** A custom attribute of the replica while replication is held; see {@link #held}. */
  public static final String HOLD = "muster.hold";

  /** How many restore points are kept where nobody says otherwise. */
  public static final int USUAL_POINTS = 7;

  /** A chain has at most 32 snapshots in vSphere; some are needed for work. */
  private static final int MOST_POINTS = 28;

  /** How long a recovery waits for a sync that changes the disks at that moment. */
  private static final Duration CHANGE = Duration.ofMinutes(1);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final VSphereSites sites;
  private final int keep;

  public SnapshotReplication(VSphereSites sites) {
    this(sites, USUAL_POINTS);
  }

  /**
   * @param keep how many restore points of a replica are kept
   * @throws IllegalArgumentException when these are none or too many
   */
  public SnapshotReplication(VSphereSites sites, int keep) {
    if (keep < 1 || keep > MOST_POINTS) {
      throw new IllegalArgumentException(
          "%d restore points cannot be kept; a snapshot replica keeps 1 to %d"
              .formatted(keep, MOST_POINTS));
    }
    this.sites = sites;
    this.keep = keep;
  }

  @Override
  public List<RestorePoint> points(Replicated replica) {
    return of(replica, pair -> Points.of(pair.replica()));
  }

  @Override
  public RestorePoint pointAt(Replicated replica, Instant instant) {
    throw new ReplicationFault(
        "NoShortTermPoints",
        true,
        "replica '%s' is a snapshot replica, which has no restore point of every instant; choose one of its own, such as the last before %s"
            .formatted(replica.replica(), instant),
        null);
  }

  @Override
  public void hold(Replicated replica) {
    with(
        replica,
        pair -> {
          if (pair.replica().mark(HOLD).isEmpty()) {
            pair.replica().mark(HOLD, "since " + replica.time().now());
          }
        });
  }

  /** Nothing but its callers makes it replicate. */
  @Override
  public boolean runsByItself() {
    return false;
  }

  @Override
  public Optional<String> held(Replicated replica) {
    return of(
        replica,
        pair ->
            Optional.of(pair.replica().mark(HOLD))
                .filter(since -> !since.isEmpty())
                .map(
                    since ->
                        "%s; if nothing is to be kept of it, clear its custom attribute '%s'"
                            .formatted(since, HOLD)));
  }

  @Override
  public void resume(Replicated replica) {
    with(replica, pair -> pair.replica().mark(HOLD, ""));
  }

  @Override
  public RestorePoint sync(Replicated replica, String key) {
    return of(
        replica, pair -> new Sync(pair.source(), pair.replica(), pair.waiting(), keep).run(key));
  }

  @Override
  public void recover(Replicated replica, RestorePoint point) {
    with(
        replica,
        pair -> {
          Machine vm = pair.replica();
          vm.requireOff("recovery of '%s'".formatted(replica.replica()));
          if (!vm.has(point.id())) {
            throw noPoint(replica, "has no restore point '%s' any more".formatted(point.name()));
          }
          awaitChange(pair);
          vm.revertTo(point.id());
        });
  }

  @Override
  public void discard(Replicated replica) {
    with(
        replica,
        pair -> {
          Machine vm = pair.replica();
          vm.requireOff("return of '%s' to its latest restore point".formatted(replica.replica()));
          List<Snapshot> points = Points.snapshots(vm);
          if (points.isEmpty()) {
            throw noPoint(replica, "has no restore point to return to");
          }
          vm.revertTo(points.getLast().id());
          if (Leftovers.mayBe(vm)) {
            whereSourceIs(pair, source -> new Leftovers(source, vm, pair.waiting()).clear());
          }
        });
  }

  /** A sync that was under way when replication was put on hold may be changing disks. */
  private static void awaitChange(Pair pair) {
    Instant until = pair.waiting().time().now().plus(CHANGE);
    while (!pair.replica().mark(DiskCopies.FOLDER).isEmpty()
        && pair.waiting().time().now().isBefore(until)) {
      pair.waiting().time().sleep(LOOK);
    }
    // why: one that broke off then leaves the attribute, and the disks are put right now
    pair.replica().mark(DiskCopies.FOLDER, "");
  }

  @Override
  public void release(Replicated replica) {
    with(
        replica,
        pair -> {
          whereSourceIs(pair, source -> exclude(pair, source));
          Machine vm = pair.replica();
          List<String> files =
              vm.seen().snapshots().stream()
                  .flatMap(snapshot -> vm.frozenDisks(snapshot).stream())
                  .map(VirtualDisk::path)
                  .toList();
          vm.removeAllSnapshots();
          DiskCopies.delete(vm, files, pair.waiting());
        });
  }

  private static void exclude(Pair pair, Machine source) {
    if (source.mark(Pair.EXCLUDED).isEmpty()) {
      source.mark(
          Pair.EXCLUDED,
          "its replica '%s' was released at %s"
              .formatted(pair.replicated().replica(), pair.waiting().time().now()));
    }
    if (Leftovers.mayBe(pair.replica())) {
      new Leftovers(source, pair.replica(), pair.waiting()).clear();
    }
  }

  /** The source or its whole site may be lost: that is what replicas are for. */
  private static void whereSourceIs(Pair pair, Consumer<Machine> work) {
    try {
      pair.sourceIfThere().ifPresent(work);
    } catch (VSphereFault fault) {
      if (fault.kind() != VSphereFault.Kind.UNREACHABLE
          && fault.kind() != VSphereFault.Kind.NOT_FOUND) {
        throw fault;
      }
    }
  }

  @Override
  public void prepare(Replicated replica, Production production, Phase phase) {
    with(replica, pair -> new Failback(pair).prepare(production, phase));
  }

  @Override
  public void transfer(Replicated replica, Production production, Phase phase) {
    with(replica, pair -> new Failback(pair).transfer(production, phase));
  }

  @Override
  public boolean carriesDisks() {
    return true;
  }

  @Override
  public void restore(Replicated replica) {
    with(replica, pair -> new Failback(pair).restore());
  }

  @Override
  public void forget(Replicated replica, Production production) {
    with(replica, pair -> new Failback(pair).forget(production));
  }

  @Override
  public void adopt(Replicated replica, Production production) {
    with(replica, pair -> new Failback(pair).adopt(production));
  }

  @Override
  public void reverse(Replicated replica) {
    with(replica, pair -> new Reversal(pair, keep).run());
  }

  private static ReplicationFault noPoint(Replicated replica, String what) {
    return new ReplicationFault(
        "NoRestorePoint", true, "replica '%s' %s".formatted(replica.replica(), what), null);
  }

  private void with(Replicated replica, Consumer<Pair> work) {
    of(
        replica,
        pair -> {
          work.accept(pair);
          return pair;
        });
  }

  private <T> T of(Replicated replica, Function<Pair, T> work) {
    try {
      return work.apply(Pair.of(sites, replica));
    } catch (VSphereFault fault) {
      throw Waiting.fault(fault);
    }
  }
}
