// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VirtualMachine;
import java.util.Optional;

/**
 * A replica as its vCenter shows it now.
 *
 * @param mark what Muster wrote onto it; empty while it is Ready
 */
record Replica(ReplicaDeclaration declaration, VirtualMachine vm, Optional<ReplicaMark> mark) {

  /**
   * @throws StepFailure when there is not exactly one VM of the replica's name, or its mark cannot
   *     be read
   */
  static Replica find(Runbook runbook, Inventory inventory, String machine) {
    ReplicaDeclaration declaration =
        runbook
            .replica(machine)
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "NoReplica",
                        "runbook '%s' declares no replica of '%s'"
                            .formatted(runbook.name(), machine)));
    return of(declaration, inventory.machine(runbook.sites().recovery(), declaration.replica()));
  }

  static Replica of(ReplicaDeclaration declaration, VirtualMachine vm) {
    String text = vm.customValues().getOrDefault(ReplicaMark.ATTRIBUTE, "");
    Optional<ReplicaMark> mark = ReplicaMark.parse(text);
    if (mark.isEmpty() && !text.isBlank()) {
      throw StepFailure.refused(
          "ForeignMark",
          "attribute '%s' of '%s' holds '%s', which Muster did not write; clear it when the replica is idle"
              .formatted(ReplicaMark.ATTRIBUTE, vm.name(), text));
    }
    return new Replica(declaration, vm, mark);
  }

  /**
   * Refuses to start a replica that is not Ready. An operation that was interrupted may be gone on
   * with, by the same operation only: what runs in a drill's networks is no failover.
   *
   * @param drill whether it is to be started for a drill
   * @throws StepFailure with the state, and what is to be done first
   */
  void requireStartable(boolean drill) {
    if (state() == State.READY) {
      requireUntouched();
      return;
    }
    boolean interrupted =
        state() == State.PROCESSING && mark.filter(m -> m.drill() == drill).isPresent();
    if (!interrupted) {
      String doing = mark.filter(ReplicaMark::drill).isPresent() ? " of a drill" : "";
      throw StepFailure.refused(
          "InvalidState",
          "replica '%s' is in state %s%s; %s needs it Ready, undo that first"
              .formatted(vm.name(), state().word(), doing, drill ? "a drill" : "a failover"));
    }
  }

  State state() {
    return mark.map(ReplicaMark::state).orElse(State.READY);
  }

  boolean isOn() {
    return vm.powerState() == PowerState.POWERED_ON;
  }

  /**
   * Somebody else has started it: its restore points may be spoilt (DESIGN.md, section 4, item 3).
   */
  private void requireUntouched() {
    if (vm.powerState() != PowerState.POWERED_OFF) {
      throw StepFailure.refused(
          "ReplicaTouched",
          "replica '%s' is %s, and not by Muster; power it off and check its data before it is failed over"
              .formatted(vm.name(), vm.powerState().word()));
    }
  }
}
