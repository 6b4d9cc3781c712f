// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.replication.ReplicationFault;
import io.muster.run.StepFault;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.VSphereFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Undo failover: power off, back to the latest restore point whatever was chosen for the failover,
 * replication goes on, Ready (domain.md, section 2.6). What was written on the replica since its
 * failover is lost. A source that a planned failover has stopped is powered on again.
 */
final class UndoFailoverAction {

  private final StepContext context;

  UndoFailoverAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    ReplicaMark before = member.mark();
    member.begin(ReplicaOperation.UNDO_FAILOVER);
    try {
      member.machine().powerOff();
      member.replication().discard(member.replicated());
      member.connect(known(member, before.networks()));
      member.machine().requireOff();
    } catch (StepFailure | VSphereFault | ReplicationFault problem) {
      if (!OutOfReach.is(problem)) {
        throw problem;
      }
      if (!context.forced()) {
        throw told(problem);
      }
      return writtenDown(member, problem, before.sourceStopped());
    }
    String source = "";
    if (before.sourceStopped()) {
      new Sources(context).machine(member.source()).powerOn();
      source = "; '%s' runs again".formatted(member.source());
    }
    // why: resumed before the mark goes, because a replica that is Ready and held is never noticed
    member.replication().resume(member.replicated());
    member.reach(State.READY);
    return Result.of("'%s' is off, at its latest restore point%s".formatted(member.name(), source));
  }

  private static StepFailure told(RuntimeException problem) {
    StepFault fault = StepFailure.fault(problem);
    return StepFailure.failed(
        fault.name(),
        fault.sentence()
            + "; run the undo again when it can be reached, or with --force to count it as undone");
  }

  /** The source is left alone: the replica may still run. */
  private static Result writtenDown(
      Member member, RuntimeException problem, boolean sourceStopped) {
    try {
      member.replication().resume(member.replicated());
    } catch (StepFailure | VSphereFault | ReplicationFault held) {
      throw StepFailure.failed(
          "StillHeld",
          "'%s' is not counted as undone, because its replication stays on hold: %s; mend that and run the undo with --force again"
              .formatted(member.name(), StepFailure.fault(held).sentence()));
    }
    member.reach(State.READY);
    return Result.of(
        "by force, '%s' counts as Ready and its replication is resumed; it may still run, power it off when it can be reached%s: %s"
            .formatted(
                member.name(),
                sourceStopped ? "; '%s' is left off".formatted(member.source()) : "",
                StepFailure.fault(problem).sentence()));
  }

  /** Those of them that the site has: a replica may have named a network of the other site. */
  private static Map<Integer, String> known(Member member, Map<Integer, String> networks) {
    List<String> here = member.machine().vsphere().networks();
    Map<Integer, String> known = new HashMap<>(networks);
    known.values().retainAll(here);
    return known;
  }
}
