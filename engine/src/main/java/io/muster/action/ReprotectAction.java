// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Sites;

/**
 * Reprotect: after a permanent failover, what was the source becomes the replica. It is off, is
 * overwritten, and is not started.
 */
final class ReprotectAction {

  private final StepContext context;

  ReprotectAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    Sources sources = new Sources(context);
    sources.requireOff(member.source());
    Machine source = sources.machine(member.source());
    member.begin(ReplicaOperation.REPROTECT);
    member.replication().reverse(member.replicated());
    // why: it may carry what was written onto its replica when that was reprotected before
    clear(source, ReplicaMark.ATTRIBUTE);
    clear(source, ReplicaMark.ADOPTED);
    member.reach(State.REPROTECTED);
    return Result.of(told(member));
  }

  private static void clear(Machine machine, String attribute) {
    if (!machine.now().customValues().getOrDefault(attribute, "").isEmpty()) {
      machine.vsphere().setCustomValue(machine.id(), attribute, "");
    }
  }

  private String told(Member member) {
    Sites sites = context.runbook().sites();
    String done =
        "'%s' in site '%s' is the replica of '%s' now"
            .formatted(member.source(), sites.production(), member.name());
    return member.kind() == ReplicaKind.VAPP
        ? done
        : done
            + "; in a runbook from '%s' to '%s' it is %s '%s', replica: '%s'"
                .formatted(
                    sites.recovery(),
                    sites.production(),
                    member.kind().word(),
                    member.name(),
                    member.source());
  }
}
