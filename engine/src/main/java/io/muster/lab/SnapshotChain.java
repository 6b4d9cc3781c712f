// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.replica.RestorePoint;
import io.muster.replication.ForeignSnapshots;
import io.muster.replication.Replication.Phase;
import io.muster.vsphere.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Replicas whose restore points are the snapshots of their VM (domain.md, section 1.2). */
final class SnapshotChain implements Chain {

  /** How often the schedule sends what is new. */
  static final Duration EVERY = Duration.ofMinutes(15);

  /** The most restore points that are kept. */
  static final int RETENTION = 28;

  private static final String OURS = "muster ";
  private static final String WORKING = OURS + "working failback";
  private static final String PROTECTIVE = OURS + "protective failback ";

  @Override
  public Case settled(Case one) {
    Journal journal = one.journal();
    Case settled = one;
    while (!journal.held() && settled.replica().power().booted() == null) {
      Instant newest = latest(settled.replica()).map(LabSnapshot::created).orElse(journal.since());
      Instant next = (newest.isBefore(journal.since()) ? journal.since() : newest).plus(EVERY);
      if (next.isAfter(one.sendable())) {
        break;
      }
      settled = sent(settled, "schedule " + next, next);
    }
    return settled;
  }

  private static Case sent(Case one, String key, Instant at) {
    Vm replica = one.replica();
    Vm latest = latest(replica).map(point -> replica.revertedTo(point, at)).orElse(replica);
    String id = "snapshot-%d-%d".formatted(replica.number(), at.toEpochMilli());
    Vm made =
        latest
            .with(latest.image().withRecords(one.source().records(one.now()).asOf(at)))
            .withSnapshot(id, RestorePoints.name(at), key, at);
    while (chain(made).size() > RETENTION) {
      made = made.without(chain(made).getFirst());
    }
    return one.with(made);
  }

  @Override
  public List<RestorePoint> points(Case one) {
    return chain(one.replica()).stream()
        .map(snapshot -> new RestorePoint(snapshot.id(), snapshot.name(), snapshot.created()))
        .toList();
  }

  private static List<LabSnapshot> chain(Vm replica) {
    Set<String> foreign =
        ForeignSnapshots.among(replica.snapshots().seen()).stream()
            .map(Snapshot::id)
            .collect(Collectors.toSet());
    return replica.snapshots().all().stream()
        .filter(snapshot -> !snapshot.name().startsWith(OURS))
        .filter(snapshot -> !foreign.contains(snapshot.id()))
        .sorted(Comparator.comparing(LabSnapshot::created))
        .toList();
  }

  private static Optional<LabSnapshot> latest(Vm replica) {
    return chain(replica).stream().reduce((_, later) -> later);
  }

  private static Optional<LabSnapshot> named(Vm vm, String name) {
    return vm.snapshots().all().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  @Override
  public Case reversed(Case one) {
    String id = "snapshot-%d-%d".formatted(one.replica().number(), one.now().toEpochMilli());
    String name = RestorePoints.name(one.now());
    return one.with(one.replica().withSnapshot(id, name, OURS + "reversal", one.now()));
  }

  @Override
  public Case held(Case one) {
    return one.with(one.journal().heldAfter(null));
  }

  @Override
  public Case synced(Case one, String key) {
    boolean done =
        one.replica().snapshots().all().stream().anyMatch(s -> s.description().equals(key));
    return done ? one : sent(one, key, one.now());
  }

  @Override
  public Case released(Case one) {
    return one.with(one.replica().with(Snapshots.NONE)).with(one.journal().asReleased());
  }

  @Override
  public Case prepared(Case one, Phase phase) {
    Case working = one.writing(marked(one.source(), WORKING, one.now()));
    return phase == Phase.RUNNING
        ? working.with(marked(one.replica(), PROTECTIVE + 1, one.now()))
        : working;
  }

  private static Vm marked(Vm vm, String name, Instant now) {
    String id = "snapshot-%d-%d-%s".formatted(vm.number(), now.toEpochMilli(), name.hashCode());
    return named(vm, name).isPresent() ? vm : vm.withSnapshot(id, name, OURS + "failback", now);
  }

  private static Vm without(Vm vm, String name) {
    return named(vm, name).map(vm::without).orElse(vm);
  }

  @Override
  public Case transferred(Case one, Phase phase) {
    Vm replica = one.replica();
    if (phase == Phase.STOPPED) {
      replica = without(marked(replica, PROTECTIVE + 2, one.now()), PROTECTIVE + 1);
    }
    DiskRecords sent = replica.records(one.now());
    Vm production = one.source().with(one.source().image().withRecords(sent));
    return one.with(replica).writing(without(production, WORKING));
  }

  @Override
  public Case restored(Case one) {
    Optional<LabSnapshot> before = named(one.replica(), PROTECTIVE + 2);
    return before
        .map(snapshot -> one.with(one.replica().revertedTo(snapshot, one.now()).without(snapshot)))
        .orElse(one);
  }

  @Override
  public Case forgotten(Case one) {
    Vm replica = without(without(one.replica(), PROTECTIVE + 1), PROTECTIVE + 2);
    return one.with(replica).writing(without(one.source(), WORKING));
  }

  @Override
  public Case adopted(Case one) {
    Optional<LabSnapshot> kept = named(one.replica(), PROTECTIVE + 2);
    return kept.map(
            snapshot ->
                one.with(
                    one.replica()
                        .with(
                            one.replica()
                                .snapshots()
                                .renamed(snapshot.id(), RestorePoints.name(snapshot.created())))))
        .orElse(one);
  }
}
