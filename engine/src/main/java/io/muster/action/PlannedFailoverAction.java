// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.RestorePoint;
import io.muster.replica.State;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import java.util.Optional;

/**
 * Planned failover: the source is shut down between two syncs, so that nothing is lost (domain.md,
 * section 2.5).
 *
 * <p>What was written down when it began names its syncs, so that one that broke off is the same
 * sync when the operation is run again.
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
    boolean isStarted = ReplicaStart.isStarted(member);
    if (!isStarted && beginsAnew(member, source)) {
      member.begin(ReplicaOperation.PLANNED_FAILOVER, ReplicaMark::unsent);
    }
    RestorePoint point = isStarted || isSent(member) ? lastSent(member) : send(member, source);
    source.requireOff();
    return new ReplicaStart(context, false).perform(member, point);
  }

  /**
   * Whether nothing of an earlier attempt can be gone on with: there was none, or the source has
   * been started since that stopped it, and what it has written has to be sent as well.
   */
  private static boolean beginsAnew(Member member, Machine source) {
    ReplicaMark mark = member.mark();
    boolean isRetry = mark.begun().equals(Optional.of(ReplicaOperation.PLANNED_FAILOVER));
    boolean wasStopped = mark.sourceStopped() || !mark.point().isEmpty();
    return !isRetry || (wasStopped && !source.is(PowerState.POWERED_OFF));
  }

  /** Whether the last sync has been done, of a source that is off since. */
  private static boolean isSent(Member member) {
    return !member.mark().point().isEmpty();
  }

  /** Stops the source between two syncs, and gives the point of the second. */
  private RestorePoint send(Member member, Machine source) {
    Replication replication = member.replication();
    Replicated replicated = member.replicated();
    ReplicaMark begun = member.mark();
    String key = "planned failover %s %s %s".formatted(begun.run(), begun.since(), member.source());
    if (source.is(PowerState.POWERED_ON)) {
      replication.sync(replicated, key + " 1");
    }
    if (!source.is(PowerState.POWERED_OFF)) {
      member.write(ReplicaMark::stoppingSource);
      source.shutDown();
    }
    // why: a source that was off from the beginning may be started before this is run again
    String last = key + (member.mark().sourceStopped() ? " 2" : " only");
    RestorePoint point = replication.sync(replicated, last);
    replication.hold(replicated);
    if (replica.kind().continuous()) {
      member.write(mark -> mark.in(State.FAILOVER));
    }
    member.write(mark -> mark.from(point, false));
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
