// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.Production;
import io.muster.replication.Replication.Phase;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VirtualDisk;
import java.util.List;
import java.util.Optional;

/** The snapshots and transfers of a failback (domain.md, section 2.8). */
final class Failback {

  /** On the production VM, until what was sent is final. */
  static final String WORKING = "muster working failback";

  /** On the replica, what phase 1 sends. */
  static final String FIRST = "muster protective failback 1";

  /** On the replica, what it was when phase 2 began. */
  static final String SECOND = "muster protective failback 2";

  /** A custom attribute of the replica from the first phase to adoption or undo. */
  static final String UNDER_WAY = "muster.failback";

  private final Pair pair;
  private final Machine replica;

  Failback(Pair pair) {
    this.pair = pair;
    this.replica = pair.replica();
  }

  void prepare(Production production, Phase phase) {
    String round = round(production);
    Machine target = pair.production(production);
    if (!sent(target, phase, round)) {
      target.ensureSnapshot(WORKING, round);
    }
    if (phase == Phase.RUNNING) {
      replica.ensureSnapshot(FIRST, round);
    }
  }

  void transfer(Production production, Phase phase) {
    String round = round(production);
    Machine target = pair.production(production);
    if (!sent(target, phase, round)) {
      target.requireOff("transfer to '%s'".formatted(target.name()));
      Snapshot frozen = frozen(phase, round);
      new DiskCopies(replica, target, pair.waiting())
          .send(replica.frozenDisks(frozen), key(frozen), () -> {});
    }
    if (phase == Phase.STOPPED) {
      replica.removeSnapshots(FIRST);
    }
    dropWorking(target);
  }

  /** Tells this failback from those before it, of which the replica may still have snapshots. */
  private String round(Production production) {
    if (replica.mark(UNDER_WAY).isEmpty()) {
      replica.mark(
          UNDER_WAY, "to '%s' since %s".formatted(production.name(), pair.waiting().time().now()));
    }
    return replica.mark(UNDER_WAY);
  }

  private Snapshot frozen(Phase phase, String round) {
    if (phase == Phase.RUNNING) {
      return replica.ensureSnapshot(FIRST, round);
    }
    replica.requireOff("transfer from '%s'".formatted(replica.name()));
    return replica.ensureSnapshot(SECOND, round);
  }

  private boolean sent(Machine target, Phase phase, String round) {
    Optional<Snapshot> frozen = replica.snapshot(phase == Phase.RUNNING ? FIRST : SECOND, round);
    return frozen.isPresent()
        && new DiskCopies(replica, target, pair.waiting())
            .sent(replica.frozenDisks(frozen.get()), key(frozen.get()));
  }

  private String key(Snapshot frozen) {
    return "failback %s %s".formatted(replica.id(), frozen.id());
  }

  /** What was sent becomes the disks of the production VM; its old ones are of no use any more. */
  private void dropWorking(Machine target) {
    for (Snapshot snapshot : target.seen().snapshots()) {
      if (snapshot.name().equals(WORKING)) {
        List<String> old = target.frozenDisks(snapshot).stream().map(VirtualDisk::path).toList();
        target.remove(snapshot);
        DiskCopies.delete(target, old, pair.waiting());
      }
    }
  }

  void restore() {
    Optional<Snapshot> before = second();
    if (before.isPresent()) {
      replica.requireOff("restore of '%s'".formatted(replica.name()));
      replica.revertTo(before.get().id());
      replica.remove(before.get());
    }
    replica.removeSnapshots(FIRST);
    replica.mark(UNDER_WAY, "");
  }

  void forget(Production production) {
    second().ifPresent(replica::remove);
    replica.removeSnapshots(FIRST);
    dropWorking(pair.production(production));
    replica.mark(UNDER_WAY, "");
  }

  private Optional<Snapshot> second() {
    String round = replica.mark(UNDER_WAY);
    return round.isEmpty() ? Optional.empty() : replica.snapshot(SECOND, round);
  }

  void adopt(Production production) {
    // why: the original may have been deleted, which is why another VM takes its place
    Optional<Machine> source = pair.sourceIfThere();
    Machine adopted = pair.production(production);
    if (source.filter(it -> it.id().equals(adopted.id())).isEmpty()) {
      String replaced = "replaced by '%s' at a failback".formatted(production.name());
      source.ifPresent(it -> it.mark(Pair.EXCLUDED, replaced));
      replica.mark(Pair.SOURCE, production.site() + "/" + production.id());
    }
    adopted.mark(Pair.EXCLUDED, "");
    replica.removeSnapshots(FIRST);
    dropWorking(adopted);
    replica.mark(UNDER_WAY, "");
  }
}
