// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.journal.Journal;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What keeps a runbook from being drilled: a run that has not ended, or a replica that is in use.
 */
final class Occupied {

  private final Journal journal;
  private final boolean labs;

  Occupied(Journal journal, boolean labs) {
    this.journal = journal;
    this.labs = labs;
  }

  /** Why a runbook cannot be drilled now; empty where it can. */
  Optional<String> why(Runbook runbook) {
    return run(runbook).or(() -> replica(runbook));
  }

  private Optional<String> run(Runbook runbook) {
    return journal.runs().stream()
        .filter(run -> run.runbook().equals(runbook.name()) && run.state() != RunState.ENDED)
        .filter(run -> isHere(run.id()))
        .findFirst()
        .map(Occupied::described);
  }

  private boolean isHere(RunId run) {
    return journal.find(run).map(StoredRun::place).filter(it -> it.lab() == labs).isPresent();
  }

  private static String described(RunSummary run) {
    return "run '%s' is %s".formatted(run.id(), run.state().word());
  }

  private Optional<String> replica(Runbook runbook) {
    Set<ReplicaKey> replicas = replicas(runbook);
    Map<ReplicaKey, RunId> owners = journal.owners();
    Optional<String> owned =
        replicas.stream()
            .filter(owners::containsKey)
            .findFirst()
            .map(key -> "replica '%s' belongs to run '%s'".formatted(key.name(), owners.get(key)));
    // why: a lab that is not kept begins afresh, whatever was written of its replicas
    return labs ? owned : owned.or(() -> notReady(replicas));
  }

  private Optional<String> notReady(Set<ReplicaKey> replicas) {
    return journal.replicas().stream()
        .filter(it -> it.state() != State.READY && replicas.contains(it.vm()))
        .findFirst()
        .map(Occupied::described);
  }

  private static String described(ReplicaState replica) {
    return "replica '%s' is in state %s since run '%s'"
        .formatted(replica.vm().name(), replica.state().word(), replica.run());
  }

  private Set<ReplicaKey> replicas(Runbook runbook) {
    String recovery = runbook.sites().recovery();
    String site = labs ? ReplicaKey.labSite(runbook.name(), recovery) : recovery;
    return runbook.replicas().stream()
        .flatMap(Occupied::names)
        .map(name -> new ReplicaKey(site, name))
        .collect(Collectors.toSet());
  }

  private static Stream<String> names(ReplicaDeclaration replica) {
    return replica.members().isEmpty() ? Stream.of(replica.replica()) : replica.members().stream();
  }
}
