// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.Authority;
import io.muster.replica.ReplicaMark;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A VM that Muster has marked as a replica, as far as it is known without a runbook: neither its
 * kind nor the machine that it is the replica of is written on it.
 *
 * @param site where the VM is
 * @param mark empty where it cannot be read
 * @param adopted the machine that is replicated to it since a failback; empty where it is the
 *     runbook's
 * @param allowed the operations that are allowed now, whatever its kind
 * @param byKind those that are allowed for some kinds only
 * @param problem why the mark cannot be read
 */
public record MarkedReplica(
    String site,
    String name,
    PowerState power,
    Optional<ReplicaMark> mark,
    Optional<String> adopted,
    List<ReplicaOperation> allowed,
    List<ReplicaOperation> byKind,
    Optional<String> problem) {

  /** All of a site, by their names; changes nothing. */
  public static List<MarkedReplica> of(VSphere vsphere) {
    return vsphere.virtualMachines().stream()
        .filter(vm -> !value(vm, ReplicaMark.ATTRIBUTE).isBlank())
        .map(vm -> of(vsphere.site(), vm))
        .sorted(Comparator.comparing(MarkedReplica::name))
        .toList();
  }

  private static MarkedReplica of(String site, VirtualMachine vm) {
    Optional<String> adopted =
        Optional.of(value(vm, ReplicaMark.ADOPTED)).filter(name -> !name.isEmpty());
    try {
      ReplicaVm replica = ReplicaVm.of(adopted.orElse(""), vm);
      List<ReplicaOperation> always =
          operations().filter(it -> kinds().allMatch(kind -> allows(replica, kind, it))).toList();
      List<ReplicaOperation> sometimes =
          operations().filter(it -> kinds().anyMatch(kind -> allows(replica, kind, it))).toList();
      return new MarkedReplica(
          site,
          vm.name(),
          vm.powerState(),
          replica.mark(),
          adopted,
          always,
          sometimes.stream().filter(it -> !always.contains(it)).toList(),
          Optional.empty());
    } catch (StepFailure failure) {
      return new MarkedReplica(
          site,
          vm.name(),
          vm.powerState(),
          Optional.empty(),
          adopted,
          List.of(),
          List.of(),
          Optional.of(failure.fault().sentence()));
    }
  }

  private static String value(VirtualMachine vm, String attribute) {
    return vm.customValues().getOrDefault(attribute, "");
  }

  private static Stream<ReplicaOperation> operations() {
    return Stream.of(ReplicaOperation.values());
  }

  private static Stream<ReplicaKind> kinds() {
    return Stream.of(ReplicaKind.values());
  }

  private static boolean allows(ReplicaVm replica, ReplicaKind kind, ReplicaOperation operation) {
    return replica.allowed(kind).contains(operation);
  }

  /** Which copy is the valid one; empty where the mark cannot be read. */
  public Optional<Authority> authority() {
    return mark.map(it -> Authority.of(it, power == PowerState.POWERED_ON));
  }
}
