// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.address.ProductionAddresses;
import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.replication.Replicated;
import io.muster.replication.Replication;
import io.muster.run.StepRecord;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One VM of a replica in the hands of an operation. */
final class Member {

  private final StepContext context;
  private final ReplicaVm seen;
  private final ReplicaDeclaration declaration;
  private final Machine machine;
  private ReplicaMark mark;
  private ProductionAddresses addresses;

  Member(StepContext context, ReplicaDeclaration declaration, ReplicaVm seen) {
    this.context = context;
    this.seen = seen;
    this.declaration = declaration;
    VSphere vsphere = context.inventory().at(context.runbook().sites().recovery());
    this.machine = new Machine(context, vsphere, seen.vm());
    this.addresses = seen.addresses();
    this.mark = seen.mark().orElseGet(() -> ReplicaMark.ready(now(), context.run().value()));
  }

  /** The name of the VM at the production site that is replicated to it. */
  String source() {
    return seen.replicatedFrom();
  }

  /** Another VM is replicated to it from now on. */
  void adopt(String production) {
    String adopted = production.equals(seen.source()) ? "" : production;
    machine.vsphere().setCustomValue(id(), ReplicaMark.ADOPTED, adopted);
  }

  /** What the runbook calls the whole replica's source; for members of a vApp, the vApp. */
  String declaredAs() {
    return declaration.source();
  }

  /** The VM that prepares its disks. */
  Optional<String> mountHost() {
    return declaration.mountHost();
  }

  String name() {
    return seen.vm().name();
  }

  VmId id() {
    return seen.vm().id();
  }

  ReplicaKind kind() {
    return declaration.kind();
  }

  ReplicaMark mark() {
    return mark;
  }

  State state() {
    return mark.state();
  }

  /** Itself as a machine of the recovery site. */
  Machine machine() {
    return machine;
  }

  Replication replication() {
    return context.replications().of(kind());
  }

  Replicated replicated() {
    return new Replicated(
        kind(),
        context.runbook().sites().production(),
        source(),
        context.runbook().sites().recovery(),
        name(),
        id(),
        context.time(),
        context.deadline());
  }

  /** Writes onto the replica that an operation begins, before anything is changed. */
  void begin(ReplicaOperation operation) {
    begin(operation, it -> it);
  }

  /** The same, with what else is to be known of it. */
  void begin(ReplicaOperation operation, UnaryOperator<ReplicaMark> with) {
    write(it -> with.apply(it.begun(operation, now(), context.run().value())));
  }

  void write(UnaryOperator<ReplicaMark> change) {
    mark = change.apply(mark);
    machine.vsphere().setCustomValue(id(), ReplicaMark.ATTRIBUTE, mark.format());
  }

  /** What the addresses of its guest were before they were changed. */
  ProductionAddresses addresses() {
    return addresses;
  }

  void remember(ProductionAddresses before) {
    machine.vsphere().setCustomValue(id(), ProductionAddresses.ATTRIBUTE, before.format());
    addresses = before;
  }

  /** Writes that an operation has ended in this state. */
  void reach(State state) {
    if (state == State.PERMANENT && !addresses.isEmpty()) {
      remember(ProductionAddresses.NONE);
    }
    if (state == State.READY) {
      machine.vsphere().setCustomValue(id(), ReplicaMark.ATTRIBUTE, "");
      mark = ReplicaMark.ready(now(), context.run().value());
    } else {
      write(it -> it.in(state).ended(now()));
    }
    StepRecord.current()
        .reached(machine.vsphere().site(), name(), state, state == State.READY ? "" : mark.point());
  }

  /** The network that each adapter, by its key, is connected to now. */
  Map<Integer, String> networks() {
    Map<Integer, String> networks = new LinkedHashMap<>();
    for (NetworkAdapter adapter : machine.now().adapters()) {
      networks.put(adapter.key(), adapter.network());
    }
    return networks;
  }

  void connect(Map<Integer, String> targets) {
    Adapters.connect(machine.vsphere(), machine.tasks(), machine.now(), targets);
  }

  private Instant now() {
    return context.time().now().truncatedTo(ChronoUnit.SECONDS);
  }
}
