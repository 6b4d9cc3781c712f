// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Machines that a plan cannot take with it, and why (domain.md, sections 2.5 and 2.8). */
public final class LeftOut {

  private final Runbook runbook;
  private final PlanName plan;
  private final Map<String, ReplicaKind> kinds = new HashMap<>();

  /** Those of one plan of a runbook. */
  public LeftOut(Runbook runbook, PlanName plan) {
    this.runbook = runbook;
    this.plan = plan;
    runbook.replicas().forEach(replica -> kinds.put(replica.source(), replica.kind()));
  }

  /** A sentence for each of them, in the order of the failover. */
  public List<String> sentences() {
    return runbook
        .plan(plan == PlanName.PLANNED_FAILOVER ? plan : PlanName.FAILOVER)
        .machines()
        .map(Step.Vm::vm)
        .distinct()
        .flatMap(vm -> why(vm).map(why -> "'" + vm + "' " + why).stream())
        .toList();
  }

  /** Why the plan cannot take a machine with it, as in "is a vApp, which .."; empty if it can. */
  public Optional<String> why(String vm) {
    return Optional.ofNullable(kinds.get(vm))
        .filter(kind -> !takes(kind))
        .map(
            kind ->
                kind(kind)
                    + switch (plan) {
                      case PLANNED_FAILOVER -> ", which has no planned failover";
                      case REPROTECT -> ", whose source is no VM to replicate to";
                      default -> ", which fails back to a new location only";
                    });
  }

  private static String kind(ReplicaKind kind) {
    return kind == ReplicaKind.VAPP ? "is a vApp" : "is a " + kind.word() + " replica";
  }

  private boolean takes(ReplicaKind kind) {
    return switch (plan) {
      case PLANNED_FAILOVER -> kind.plannedFailover();
      case REPROTECT -> kind.reversible();
      case FAILBACK, SWITCHOVER, COMMIT -> kind.failsBackTo(runbook.failback().target());
      case FAILOVER, DRILL, UNDO, PERMANENT -> true;
    };
  }
}
