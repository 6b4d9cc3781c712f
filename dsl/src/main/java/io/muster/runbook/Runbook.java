// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A runbook as plain data: no closure or script object has survived loading, so that it can be
 * printed, compared, stored and resumed by another process.
 *
 * @param rto the recovery time that is aimed at, from the start of a run to the last verification
 * @param rpo the age that a restore point may have at most
 * @param failover the failover plan as written
 * @param plannedFailover as written; empty where it is derived from the failover plan
 * @param drill as written; empty where it is derived from the failover plan
 * @param failback as written, or what it is where nothing is written
 */
public record Runbook(
    Source source,
    Position at,
    String name,
    String title,
    Optional<String> owner,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    Sites sites,
    List<Parameter> parameters,
    List<NetworkMapping> networks,
    List<AddressMapping> addresses,
    List<ReplicaDeclaration> replicas,
    Plan failover,
    Optional<Plan> plannedFailover,
    Optional<Plan> drill,
    Failback failback,
    List<Procedure> procedures,
    List<DrillSchedule> drills,
    List<Trigger> triggers) {

  public Runbook {
    replicas = Declarations.of(replicas);
  }

  /** The declaration of the machine that the runbook calls by this name. */
  public Optional<ReplicaDeclaration> replica(String source) {
    return Declarations.of(replicas).find(source);
  }

  /** The plan of this name, written or derived. */
  public Plan plan(PlanName name) {
    return switch (name) {
      case FAILOVER -> failover;
      case PLANNED_FAILOVER ->
          plannedFailover.orElseGet(() -> DerivedPlans.plannedFailover(failover));
      case DRILL -> drill.orElseGet(() -> DerivedPlans.drill(failover));
      case FAILBACK -> FailbackPlan.of(this);
      case UNDO -> DerivedPlans.undo(failover);
      case PERMANENT -> DerivedPlans.finalizer(name, ReplicaOperation.PERMANENT_FAILOVER, failover);
      case COMMIT -> DerivedPlans.finalizer(name, ReplicaOperation.COMMIT_FAILBACK, failover);
      case SWITCHOVER -> DerivedPlans.finalizer(name, ReplicaOperation.SWITCHOVER, failover);
      case REPROTECT ->
          DerivedPlans.reprotect(
              failover, vm -> replica(vm).filter(it -> it.kind().reversible()).isPresent());
    };
  }

  /** The machines that may run at both sites at once. */
  public Set<String> overlapping() {
    return failover
        .machines()
        .filter(Step.Vm::overlap)
        .map(Step.Vm::vm)
        .collect(Collectors.toSet());
  }

  /** The plans with groups of their own that are written in the text. */
  public Stream<Plan> written() {
    return Stream.of(Optional.of(failover), plannedFailover, drill).flatMap(Optional::stream);
  }
}
