// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.address.ProductionAddresses;
import io.muster.replica.Authority;
import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.replica.Transition;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VirtualMachine;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One VM of a replica as its vCenter shows it now.
 *
 * @param source the name of what it is the replica of
 * @param mark what Muster wrote onto it; empty while it is Ready
 */
record ReplicaVm(String source, VirtualMachine vm, Optional<ReplicaMark> mark) {

  /**
   * @throws StepFailure when its mark cannot be read
   */
  static ReplicaVm of(String source, VirtualMachine vm) {
    String text = vm.customValues().getOrDefault(ReplicaMark.ATTRIBUTE, "");
    Optional<ReplicaMark> mark = ReplicaMark.parse(text);
    if (mark.isEmpty() && !text.isBlank()) {
      throw StepFailure.refused(
          "ForeignMark",
          "attribute '%s' of '%s' holds '%s', which Muster did not write; clear it when the replica is idle"
              .formatted(ReplicaMark.ATTRIBUTE, vm.name(), text));
    }
    return new ReplicaVm(source, vm, mark);
  }

  /** The VM that is replicated to it: the runbook's, or the one that a failback has adopted. */
  String replicatedFrom() {
    String adopted = vm.customValues().getOrDefault(ReplicaMark.ADOPTED, "");
    return adopted.isEmpty() ? source : adopted;
  }

  /**
   * What the addresses of its guest were before they were changed.
   *
   * @throws StepFailure when that cannot be read
   */
  ProductionAddresses addresses() {
    String text = vm.customValues().getOrDefault(ProductionAddresses.ATTRIBUTE, "");
    return ProductionAddresses.parse(text)
        .orElseThrow(
            () ->
                StepFailure.refused(
                    "ForeignMark",
                    "attribute '%s' of '%s' holds '%s', which Muster did not write; clear it"
                        .formatted(ProductionAddresses.ATTRIBUTE, vm.name(), text)));
  }

  /** The last state that was reached. */
  State state() {
    return mark.map(ReplicaMark::state).orElse(State.READY);
  }

  Optional<ReplicaOperation> begun() {
    return mark.flatMap(ReplicaMark::begun);
  }

  boolean isOn() {
    return vm.powerState() == PowerState.POWERED_ON;
  }

  /** Which copy of its machine is the valid one. */
  Authority authority() {
    return mark.map(it -> Authority.of(it, isOn())).orElse(Authority.SOURCE);
  }

  boolean isOfDrill() {
    return mark.filter(ReplicaMark::drill).isPresent();
  }

  /** The operations that are allowed now (domain.md, sections 2.3 and 2.13). */
  List<ReplicaOperation> allowed(ReplicaKind kind) {
    List<ReplicaOperation> all =
        begun().map(Transition::allowedAfter).orElseGet(() -> Transition.allowed(kind, state()));
    return all.stream()
        .filter(
            operation ->
                !isOfDrill()
                    || operation == ReplicaOperation.UNDO_FAILOVER
                    || operation == ReplicaOperation.TEST_FAILOVER)
        .toList();
  }

  /** Whether an operation has been done on it and nothing has begun since. */
  boolean isDone(ReplicaOperation operation) {
    boolean isPhase1 = operation == ReplicaOperation.FAILBACK;
    if (isPhase1 && begun().equals(Optional.of(ReplicaOperation.SWITCHOVER))) {
      return true;
    }
    if (isPhase1 && begun().isEmpty() && state() == State.FAILBACK) {
      return true;
    }
    boolean there =
        Arrays.stream(Transition.values())
            .anyMatch(t -> t.operation() == operation && t.to() == state());
    return there
        && begun().isEmpty()
        && isOfDrill() == (operation == ReplicaOperation.TEST_FAILOVER);
  }
}
