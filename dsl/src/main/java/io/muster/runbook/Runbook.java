// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A runbook as plain data: no closure or script object has survived loading, so that it can be
 * printed, compared, stored and resumed by another process.
 *
 * @param rto the recovery time that is aimed at, from the start of a run to the last verification
 * @param rpo the age that a restore point may have at most
 * @param failover the failover plan as written; the others are derived from it
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
    List<NetworkMapping> networks,
    List<ReplicaDeclaration> replicas,
    Plan failover) {

  /** The declaration of the machine that the runbook calls by this name. */
  public Optional<ReplicaDeclaration> replica(String source) {
    return replicas.stream().filter(replica -> replica.source().equals(source)).findFirst();
  }

  /** The plan of this name, written or derived; empty where this runbook has none. */
  public Optional<Plan> plan(PlanName name) {
    return switch (name) {
      case FAILOVER -> Optional.of(failover);
      case DRILL -> Optional.of(DerivedPlans.drill(failover));
      case UNDO -> Optional.of(DerivedPlans.undo(failover));
      case PLANNED_FAILOVER, FAILBACK, PERMANENT, COMMIT, SWITCHOVER -> Optional.empty();
    };
  }
}
