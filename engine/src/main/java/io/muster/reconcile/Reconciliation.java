// SPDX-License-Identifier: Apache-2.0
package io.muster.reconcile;

import io.muster.journal.Journal;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaMark;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares the states of replicas that the journal has with those that are written onto their VMs.
 * No VM is changed by it.
 */
public final class Reconciliation {

  private final Journal journal;
  private final Sight sight;
  private final Map<RunId, RunSummary> runs = new HashMap<>();
  private final Map<ReplicaKey, ReplicaState> states = new HashMap<>();
  private final Map<ReplicaKey, RunId> owners;
  private final List<Difference> differences = new ArrayList<>();
  private final Map<String, Set<ReplicaKey>> unknownRuns = new TreeMap<>();

  /**
   * @param meant the replicas that are compared
   */
  public Reconciliation(Journal journal, Sight sight, Predicate<ReplicaKey> meant) {
    this.journal = journal;
    this.sight = sight;
    this.owners = journal.owners();
    journal.runs().forEach(run -> runs.put(run.id(), run));
    journal.replicas().forEach(state -> states.put(state.vm(), state));
    Set<ReplicaKey> all = new TreeSet<>(states.keySet());
    all.addAll(sight.vms().keySet());
    all.stream().filter(meant).filter(sight::tells).forEach(this::compare);
  }

  /** By site and name. */
  public List<Difference> differences() {
    return List.copyOf(differences);
  }

  /** The runs that are written onto replicas and are not in the journal, each with these. */
  public Map<String, Set<ReplicaKey>> unknownRuns() {
    return unknownRuns;
  }

  /** Writes what the VMs say into the journal, where no run is going to do so. */
  public List<Difference> adopt() {
    List<Difference> adopted = differences.stream().filter(Difference::canBeAdopted).toList();
    List<ReplicaState> found = new ArrayList<>();
    Set<ReplicaKey> forgotten = new TreeSet<>();
    for (Difference difference : adopted) {
      difference.adopted().ifPresentOrElse(found::add, () -> forgotten.add(difference.replica()));
    }
    if (!adopted.isEmpty()) {
      journal.adopt(found, forgotten);
    }
    return adopted;
  }

  private void compare(ReplicaKey replica) {
    Optional<ReplicaState> recorded = Optional.ofNullable(states.get(replica));
    Optional<ReplicaMark> mark = sight.vms().getOrDefault(replica, Optional.empty());
    Optional<RunSummary> owner =
        Optional.ofNullable(owners.get(replica)).flatMap(run -> Optional.ofNullable(runs.get(run)));
    mark.map(ReplicaMark::run)
        .filter(this::isUnknown)
        .ifPresent(run -> unknownRuns.computeIfAbsent(run, _ -> new TreeSet<>()).add(replica));
    boolean same =
        mark.map(it -> agrees(recorded, it, owner)).orElse(state(recorded) == State.READY);
    if (!same) {
      boolean there = sight.vms().containsKey(replica);
      differences.add(new Difference(replica, recorded, there, mark, owner));
    }
  }

  private boolean agrees(
      Optional<ReplicaState> recorded, ReplicaMark mark, Optional<RunSummary> owner) {
    if (isUnknown(mark.run()) && !recorded.map(ReplicaState::run).equals(Optional.of(mark.run()))) {
      return false;
    }
    if (mark.begun().isPresent()) {
      // why: the journal knows that it has begun, and its run goes on from there
      return state(recorded) == mark.state()
          || owner.map(run -> run.id().value().equals(mark.run())).orElse(false);
    }
    return state(recorded) == mark.state()
        && recorded.map(it -> it.point().equals(mark.point())).orElse(mark.state() == State.READY);
  }

  private boolean isUnknown(String run) {
    return !runs.containsKey(new RunId(run));
  }

  private static State state(Optional<ReplicaState> recorded) {
    return recorded.map(ReplicaState::state).orElse(State.READY);
  }
}
