// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.List;
import java.util.Optional;

/** A replica and the VMs that it is replicated from and back to. */
record Pair(VSphereSites sites, Replicated replicated, Waiting waiting) {

  /** The VM that is the source since a failback, as {@code site/identity}, on the replica. */
  static final String SOURCE = "muster.source";

  /** On a VM that is not to be replicated any more. */
  static final String EXCLUDED = "muster.excluded";

  static Pair of(VSphereSites sites, Replicated replicated) {
    return new Pair(sites, replicated, Waiting.of(replicated));
  }

  Machine replica() {
    return new Machine(sites.at(replicated.replicaSite()), replicated.id(), waiting);
  }

  Machine production(Production production) {
    return new Machine(sites.at(production.site()), production.id(), waiting);
  }

  /**
   * @throws ReplicationFault when there is no such VM, or more than one
   */
  Machine source() {
    return marked()
        .or(() -> named(replicated.source()))
        .orElseThrow(() -> noSource("no virtual machine"));
  }

  /** The source; empty where its site can be reached and does not have it any more. */
  Optional<Machine> sourceIfThere() {
    return marked().or(() -> named(replicated.source())).filter(Pair::isThere);
  }

  private Optional<Machine> marked() {
    String mark = replica().mark(SOURCE);
    int end = mark.lastIndexOf('/');
    return end > 0
        ? Optional.of(
            new Machine(
                sites.at(mark.substring(0, end)), new VmId(mark.substring(end + 1)), waiting))
        : Optional.empty();
  }

  private Optional<Machine> named(String name) {
    VSphere vsphere = sites.at(replicated.sourceSite());
    List<VirtualMachine> found =
        vsphere.virtualMachines().stream().filter(vm -> vm.name().equals(name)).toList();
    if (found.size() > 1) {
      throw noSource(found.size() + " virtual machines");
    }
    return found.stream().findFirst().map(vm -> new Machine(vsphere, vm.id(), waiting));
  }

  private static boolean isThere(Machine machine) {
    try {
      machine.seen();
      return true;
    } catch (VSphereFault fault) {
      if (fault.kind() == VSphereFault.Kind.NOT_FOUND) {
        return false;
      }
      throw fault;
    }
  }

  private ReplicationFault noSource(String found) {
    return new ReplicationFault(
        "NoSource",
        true,
        "site '%s' has %s named '%s', the source of '%s'"
            .formatted(replicated.sourceSite(), found, replicated.source(), replicated.replica()),
        null);
  }
}
