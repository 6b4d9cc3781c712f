// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.replication.Production;
import io.muster.replication.ReplicationFault;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Undo failback: the production VM is powered off, and the replica serves again as it was before
 * the switch (domain.md, section 2.11). A replica that has run on is neither put back nor
 * restarted. By force, it goes without a production VM that is lost.
 */
final class UndoFailbackAction {

  private final StepContext context;

  UndoFailbackAction(StepContext context) {
    this.context = context;
  }

  Result perform(Member member) {
    Production data = ProductionVm.data(member);
    Optional<Machine> production = find(member, data);
    member.begin(ReplicaOperation.UNDO_FAILBACK);
    boolean isOff = production.filter(machine -> isStopped(member, machine)).isPresent();
    boolean ranOn = member.machine().is(PowerState.POWERED_ON);
    if (!ranOn) {
      if (isOff) {
        requireAlone(member);
      }
      member.replication().restore(member.replicated());
    }
    String kept = forget(member, data, isOff);
    member.machine().powerOn();
    // why: a guest may have been given its address until its next start only
    String addresses =
        member.addresses().isEmpty() ? "" : new RecoveryAddresses(context).give(member);
    member.write(mark -> mark.goingBack(Optional.empty()));
    member.reach(State.FAILOVER);
    String there =
        isOff
            ? "'%s' is off".formatted(data.name())
            : "by force, without '%s', which was not seen off: see to it that it does not run again%s"
                .formatted(data.name(), kept);
    return Result.of(
        "'%s' %s%s; %s"
            .formatted(member.name(), ranOn ? "serves on" : "serves again", addresses, there));
  }

  /** The production VM; empty where it is lost and force says to go on. */
  private Optional<Machine> find(Member member, Production data) {
    try {
      return Optional.of(ProductionVm.of(context, member).machine());
    } catch (VSphereFault fault) {
      if (!OutOfReach.isGone(fault)) {
        throw fault;
      }
      requireForce(member, data, fault);
      return Optional.empty();
    }
  }

  private boolean isStopped(Member member, Machine production) {
    try {
      production.powerOff();
      production.requireOff();
      return true;
    } catch (StepFailure | VSphereFault problem) {
      if (!OutOfReach.is(problem)) {
        throw problem;
      }
      requireForce(member, ProductionVm.data(member), problem);
      return false;
    }
  }

  private void requireForce(Member member, Production data, RuntimeException problem) {
    if (!context.forced()) {
      throw StepFailure.failed(
          StepFailure.fault(problem).name(),
          "the failback of '%s' is not undone, because '%s' cannot be powered off: %s; run the undo again when it can be reached, or with --force when it is lost for good"
              .formatted(member.name(), data.name(), StepFailure.fault(problem).sentence()));
    }
  }

  /** The machine that was replicated may have been started meanwhile, where another took over. */
  private void requireAlone(Member member) {
    if (!context.mayOverlap(member.declaredAs())) {
      new Sources(context)
          .requireNotIn(
              member.source(),
              member.machine().now().adapters().stream()
                  .filter(NetworkAdapter::connected)
                  .map(NetworkAdapter::network)
                  .collect(Collectors.toSet()));
    }
  }

  /** What is kept at a production VM that is lost stays there. */
  private static String forget(Member member, Production data, boolean isOff) {
    try {
      member.replication().forget(member.replicated(), data);
      return "";
    } catch (VSphereFault | ReplicationFault problem) {
      if (isOff) {
        throw problem;
      }
      return "; what the failback has kept may be left: " + StepFailure.fault(problem).sentence();
    }
  }
}
