// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replication.ForeignSnapshots;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.VirtualMachine;
import java.util.Comparator;
import java.util.Optional;

/**
 * Whether somebody else has changed a replica that is Ready: its restore points may be spoilt then
 * (DESIGN.md, section 4, item 3).
 */
final class Untouched {

  private Untouched() {}

  /**
   * @param forced whether somebody has looked at it and says to go on
   * @throws StepFailure with what was done to it
   */
  static void require(ReplicaKind kind, VirtualMachine vm, boolean forced) {
    if (vm.powerState() != PowerState.POWERED_OFF) {
      throw touched(
          vm,
          vm.powerState().word() + ", and not by Muster",
          "power it off and check its data before it is failed over");
    }
    if (!forced) {
      changed(kind, vm)
          .ifPresent(
              what -> {
                throw touched(
                    vm, what, "check its data, put it right, or go on with it as it is: --force");
              });
    }
  }

  private static Optional<String> changed(ReplicaKind kind, VirtualMachine vm) {
    if (kind != ReplicaKind.SNAPSHOT) {
      return vm.snapshots().stream()
          .findFirst()
          .map(
              foreign ->
                  "with a snapshot '%s', which this kind never has".formatted(foreign.name()));
    }
    Optional<Snapshot> foreign = ForeignSnapshots.among(vm.snapshots()).stream().findFirst();
    if (foreign.isPresent()) {
      return Optional.of(
          "with a snapshot '%s', which does not continue its newest restore point"
              .formatted(foreign.get().name()));
    }
    Optional<Snapshot> newest =
        vm.snapshots().stream().max(Comparator.comparing(Snapshot::created));
    Optional<Snapshot> current =
        vm.snapshots().stream()
            .filter(it -> vm.currentSnapshot().equals(Optional.of(it.id())))
            .findFirst();
    boolean isReverted =
        newest.isPresent()
            && current.isPresent()
            && current.get().created().isBefore(newest.get().created());
    return isReverted
        ? Optional.of("back at an older snapshot than '%s'".formatted(newest.get().name()))
        : Optional.empty();
  }

  private static StepFailure touched(VirtualMachine vm, String what, String remedy) {
    return StepFailure.refused(
        "ReplicaTouched", "replica '%s' is %s; %s".formatted(vm.name(), what, remedy));
  }
}
