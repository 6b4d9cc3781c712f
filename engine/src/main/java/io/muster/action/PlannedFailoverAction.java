// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;

/**
 * Planned failover: the source is shut down between two syncs, so that nothing is lost (domain.md,
 * section 2.5).
 */
final class PlannedFailoverAction {

  private final StepContext context;
  private final Replica replica;

  PlannedFailoverAction(StepContext context, Replica replica) {
    this.context = context;
    this.replica = replica;
  }

  Result perform(Member member) {
    Machine source = new Sources(context).machine(member.source());
    member.begin(ReplicaOperation.PLANNED_FAILOVER);
    RestorePoint point = ReplicaStart.isStarted(member) ? lastSent(member) : send(member, source);
    source.requireOff();
    return new ReplicaStart(context, false).perform(member, point);
  }

  /** Stops the source between two syncs, and gives the point of the second. */
  private RestorePoint send(Member member, Machine source) {
    Replication replication = member.replication();
    Replicated replicated = member.replicated();
    String key = "planned failover " + context.run() + " " + member.source();
    boolean runs = source.is(PowerState.POWERED_ON);
    if (runs && replica.kind() == ReplicaKind.SNAPSHOT) {
      replication.sync(replicated, key + " 1 " + context.time().now());
    }
    if (!source.is(PowerState.POWERED_OFF)) {
      member.write(mark -> mark.stoppingSource());
      source.shutDown();
    }
    // why: what was written after an earlier attempt's last sync has to be sent as well
    String last = runs ? key + " 2 " + context.time().now() : key + " 2";
    RestorePoint point = replication.sync(replicated, last);
    member.write(mark -> mark.from(point, false));
    replication.hold(replicated);
    if (replica.kind().continuous()) {
      member.write(mark -> mark.in(State.FAILOVER));
    }
    return point;
  }

  /** The point that an earlier attempt has started the replica from. */
  private static RestorePoint lastSent(Member member) {
    return member.replication().points(member.replicated()).stream()
        .filter(it -> it.name().equals(member.mark().point()))
        .reduce((_, later) -> later)
        .orElseThrow(
            () ->
                StepFailure.failed(
                    "NoRestorePoint",
                    "the last sync of '%s' made '%s', which is gone"
                        .formatted(member.name(), member.mark().point())));
  }
}
