// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.Production;
import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereSites;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.List;

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

  Machine source() {
    String mark = replica().mark(SOURCE);
    int end = mark.lastIndexOf('/');
    return end > 0
        ? new Machine(sites.at(mark.substring(0, end)), new VmId(mark.substring(end + 1)), waiting)
        : named(sites.at(replicated.sourceSite()), replicated.source());
  }

  private Machine named(VSphere vsphere, String name) {
    List<VirtualMachine> found =
        vsphere.virtualMachines().stream().filter(vm -> vm.name().equals(name)).toList();
    if (found.size() != 1) {
      String wrong = found.isEmpty() ? "no virtual machine" : found.size() + " virtual machines";
      throw new ReplicationFault(
          "NoSource",
          true,
          "site '%s' has %s named '%s', the source of '%s'"
              .formatted(vsphere.site(), wrong, name, replicated.replica()),
          null);
    }
    return new Machine(vsphere, found.getFirst().id(), waiting);
  }
}
