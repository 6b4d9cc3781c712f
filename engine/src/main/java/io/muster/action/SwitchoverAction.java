// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.replication.Production;
import io.muster.replication.Replication.Phase;
import io.muster.runbook.ReplicaOperation;

/**
 * Failback, phase 2: the replica is shut down, what it has written since phase 1 is sent, and the
 * production VM takes over (domain.md, section 2.8).
 */
final class SwitchoverAction {

  private final StepContext context;

  SwitchoverAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    ProductionVm production = ProductionVm.of(context, member);
    Production data = production.data();
    Sources sources = new Sources(context);
    sources.requireOff(member.source(), production.machine());
    OriginalAddresses addresses = new OriginalAddresses(context);
    String unknown = "";
    if (member.state() != State.FAILBACK) {
      production.machine().requireOff();
      member.begin(ReplicaOperation.SWITCHOVER);
      unknown = addresses.remember(member);
      member.replication().prepare(member.replicated(), data, Phase.STOPPED);
      member.machine().shutDown();
      member.replication().transfer(member.replicated(), data, Phase.STOPPED);
      member.write(mark -> mark.in(State.FAILBACK));
    }
    boolean powerOn = context.runbook().failback().powerOn();
    if (powerOn) {
      member.machine().requireOff();
      production.machine().powerOn();
    }
    String told = powerOn ? addresses.giveBack(member, production.machine()) : kept(member);
    member.reach(State.FAILBACK);
    return Result.of(
        "'%s' %s with all the data of '%s', which is off%s%s"
            .formatted(data.name(), powerOn ? "runs" : "is off,", member.name(), told, unknown));
  }

  /** A guest that does not run cannot be given anything. */
  private static String kept(Member member) {
    return member.addresses().isEmpty()
        ? ""
        : "; its guest still has the addresses of the recovery site, so change them when it runs";
  }
}
