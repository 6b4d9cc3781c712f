// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds steps that power on or connect a machine, and the undo of steps that have stopped or
 * disconnected one, to what the start of a replica is held to (DESIGN.md, section 4, items 1 and
 * 4): no two machines of one identity in one live network, and no replica outside its failover.
 */
final class StartInterlock {

  /** The states in which a replica is in use. */
  private static final Set<State> SERVING =
      EnumSet.of(State.FAILOVER, State.READY_TO_SWITCH, State.PERMANENT, State.REPROTECTED);

  private final StepContext context;
  private final DeclaredMachines declared;

  StartInterlock(StepContext context) {
    this.context = context;
    this.declared = new DeclaredMachines(context.runbook());
  }

  /**
   * Before a machine is powered on.
   *
   * @throws StepFailure with what is in the way
   */
  void requireStart(Machine machine) {
    VirtualMachine vm = machine.now();
    if (vm.powerState() == PowerState.POWERED_ON) {
      return;
    }
    if (declared.replica(machine).isPresent() || isMarked(vm)) {
      requireServing(machine, vm);
    }
    List<NetworkAdapter> connected =
        vm.adapters().stream().filter(NetworkAdapter::connected).toList();
    requireAlone(machine, connected);
  }

  /**
   * Before these adapters of a machine are connected. One that is off is looked at when it starts.
   *
   * @throws StepFailure with what is in the way
   */
  void requireConnection(Machine machine, List<NetworkAdapter> adapters) {
    if (machine.is(PowerState.POWERED_ON)) {
      requireAlone(machine, adapters);
    }
  }

  private static boolean isMarked(VirtualMachine vm) {
    return !vm.customValues().getOrDefault(ReplicaMark.ATTRIBUTE, "").isBlank();
  }

  private void requireServing(Machine machine, VirtualMachine vm) {
    ReplicaVm replica = ReplicaVm.of(machine.name(), vm);
    if (replica.begun().isPresent()) {
      throw StepFailure.refused(
          "InvalidState",
          "replica '%s' is not started by hand while %s has begun and not ended; run that again, or undo it"
              .formatted(machine.name(), replica.begun().map(ReplicaOperation::word).orElse("")));
    }
    if (!SERVING.contains(replica.state())) {
      throw StepFailure.refused(
          "InvalidState",
          "replica '%s' is in state %s, in which it does not run; %s"
              .formatted(
                  machine.name(),
                  replica.state().word(),
                  replica.state() == State.READY
                      ? "only a failover starts it"
                      : "undo the failback to have it serve again"));
    }
  }

  private void requireAlone(Machine machine, List<NetworkAdapter> adapters) {
    Set<String> networks =
        adapters.stream().map(NetworkAdapter::network).collect(Collectors.toSet());
    declared
        .replica(machine)
        .filter(declaration -> !context.mayOverlap(declaration.source()))
        .ifPresent(
            declaration -> {
              ReplicaVm replica =
                  ReplicaVm.of(DeclaredMachines.source(declaration, machine), machine.now());
              new Sources(context).requireNotIn(replica.replicatedFrom(), networks);
            });
    declared
        .replicasOf(machine)
        .forEach(
            (replica, declaration) -> {
              if (!context.mayOverlap(declaration.source())) {
                requireNotBeside(replica, machine, networks);
              }
            });
  }

  /** Refuses to start a source, or what a failback restores it to, where its replica runs. */
  private void requireNotBeside(String replica, Machine machine, Set<String> networks) {
    String site = context.runbook().sites().recovery();
    Optional<VirtualMachine> seen;
    try {
      seen =
          context.inventory().has(site, replica)
              ? Optional.of(context.inventory().machine(site, replica))
              : Optional.empty();
    } catch (VSphereFault fault) {
      if (fault.kind() != VSphereFault.Kind.UNREACHABLE) {
        throw fault;
      }
      requireApart(replica, machine, networks);
      return;
    }
    Set<String> shared = seen.map(vm -> Adapters.running(vm, networks)).orElse(Set.of());
    if (!shared.isEmpty()) {
      throw StepFailure.refused(
          "ReplicaRuns",
          "replica '%s' runs in site '%s' on network '%s', where '%s' would be too; undo its failover or power it off first, or write overlap: allowed"
              .formatted(replica, site, String.join("', '", shared), machine.name()));
    }
  }

  /** Of a replica that cannot be seen, the networks that the runbook gives it count. */
  private void requireApart(String replica, Machine machine, Set<String> networks) {
    boolean isApart = networks.stream().map(this::mapped).noneMatch(networks::contains);
    if (!isApart) {
      throw StepFailure.refused(
          "ReplicaUnseen",
          "replica '%s' cannot be seen in site '%s' and may run in the network of '%s'; wait until the site can be reached, or make sure that it is off and start '%s' by hand"
              .formatted(
                  replica, context.runbook().sites().recovery(), machine.name(), machine.name()));
    }
  }

  private String mapped(String network) {
    return context.runbook().networks().stream()
        .filter(mapping -> mapping.from().equals(network))
        .map(NetworkMapping::to)
        .findFirst()
        .orElse(network);
  }
}
