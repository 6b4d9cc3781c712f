// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;

/**
 * Permanent failover: what was written on the replica becomes its disks, its restore points go, and
 * its source is replicated no more (domain.md, section 2.7). It runs afterwards if it ran before.
 */
final class PermanentFailoverAction {

  Result perform(Member member) {
    boolean isRetry = member.mark().begun().isPresent();
    boolean ran = isRetry || member.machine().is(PowerState.POWERED_ON);
    member.begin(ReplicaOperation.PERMANENT_FAILOVER);
    if (member.kind().continuous()) {
      member.machine().powerOff();
    }
    member.replication().release(member.replicated());
    if (ran) {
      member.machine().powerOn();
    }
    member.reach(State.PERMANENT);
    return Result.of(
        "'%s' is the production VM now; nothing replicates it".formatted(member.name()));
  }
}
