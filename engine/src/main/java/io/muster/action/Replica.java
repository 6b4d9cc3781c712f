// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.Authority;
import io.muster.replica.State;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.vsphere.VirtualMachine;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A replica as its vCenter shows it now.
 *
 * @param members its VM; of a vApp its VMs, in the order of their start
 */
record Replica(ReplicaDeclaration declaration, List<ReplicaVm> members) {

  /**
   * @throws StepFailure when there is not exactly one VM of each name, or a mark cannot be read
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
    String site = runbook.sites().recovery();
    return of(declaration, name -> inventory.machine(site, name));
  }

  /**
   * @param machines gives the one VM of a name
   */
  static Replica of(ReplicaDeclaration declaration, Function<String, VirtualMachine> machines) {
    if (declaration.kind() == ReplicaKind.VAPP) {
      return new Replica(
          declaration,
          declaration.members().stream()
              .map(name -> ReplicaVm.of(name, machines.apply(name)))
              .toList());
    }
    return new Replica(
        declaration,
        List.of(ReplicaVm.of(declaration.source(), machines.apply(declaration.replica()))));
  }

  String name() {
    return declaration.replica();
  }

  ReplicaKind kind() {
    return declaration.kind();
  }

  /** One state for all its VMs; where they differ, or one was interrupted, the transient ones. */
  State state() {
    Set<State> states = EnumSet.noneOf(State.class);
    members.forEach(member -> states.add(member.state()));
    if (states.size() == 1 && begun().isEmpty()) {
      return states.iterator().next();
    }
    return kind() == ReplicaKind.VAPP ? State.INCOMPLETE : State.PROCESSING;
  }

  /** The operation that has begun on a VM of it and has not ended. */
  Optional<ReplicaOperation> begun() {
    return members.stream().flatMap(member -> member.begun().stream()).findFirst();
  }

  /** Of a vApp whose VMs differ, that is said. */
  Authority authority() {
    Set<Authority> all = EnumSet.noneOf(Authority.class);
    members.forEach(member -> all.add(member.authority()));
    return all.size() == 1 ? all.iterator().next() : Authority.EACH;
  }

  /** The operations that are allowed now. */
  List<ReplicaOperation> allowed() {
    return List.of(ReplicaOperation.values()).stream().filter(this::allows).toList();
  }

  private boolean allows(ReplicaOperation operation) {
    return !todo(operation).isEmpty()
        && members.stream()
            .allMatch(
                member -> member.allowed(kind()).contains(operation) || member.isDone(operation));
  }

  /** Its VMs on which the operation is still to be done. */
  List<ReplicaVm> todo(ReplicaOperation operation) {
    return members.stream().filter(member -> member.allowed(kind()).contains(operation)).toList();
  }

  /** Whether there is nothing left of the operation. */
  boolean isDone(ReplicaOperation operation) {
    return members.stream().allMatch(member -> member.isDone(operation));
  }

  /**
   * Refuses what the table of transitions does not have (DESIGN.md, section 4, item 4).
   *
   * @throws StepFailure with the state, and what is allowed from it
   */
  void require(ReplicaOperation operation) {
    if (!allows(operation)) {
      throw StepFailure.refused(
          "InvalidState",
          "replica '%s' is %s; %s cannot be done now, %s"
              .formatted(name(), described(), operation.word(), next()));
    }
  }

  /** The state in words. */
  String described() {
    String drill = members.stream().anyMatch(ReplicaVm::isOfDrill) ? " of a drill" : "";
    String open =
        begun()
            .map(operation -> ", in which %s has begun and not ended".formatted(operation.word()))
            .orElse("");
    State last = members.getFirst().state();
    State shown = state();
    return shown == State.INCOMPLETE
        ? "Incomplete" + drill + open
        : "in state " + last.word() + drill + open;
  }

  private String next() {
    List<ReplicaOperation> allowed = allowed();
    return allowed.isEmpty()
        ? "nor anything else"
        : "allowed is "
            + allowed.stream().map(ReplicaOperation::word).collect(Collectors.joining(", "));
  }
}
