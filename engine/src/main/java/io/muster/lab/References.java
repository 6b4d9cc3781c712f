// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import static io.muster.lab.Operations.ADAPTER;
import static io.muster.lab.Operations.NETWORK;
import static io.muster.lab.Operations.SNAPSHOT;

import io.muster.vsphere.VSphereFault;
import java.util.List;
import java.util.Map;

/** What a vCenter refuses before there is a task: references to what does not exist. */
final class References {

  private final LabSite site;

  References(LabSite site) {
    this.site = site;
  }

  void check(Vm vm, Map<String, String> arguments) {
    String snapshot = arguments.get(SNAPSHOT);
    if (snapshot != null && vm.snapshots().find(snapshot).isEmpty()) {
      throw Refusals.noSnapshot(vm, snapshot);
    }
    String network = arguments.get(NETWORK);
    if (network != null) {
      network(network);
    }
    String adapter = arguments.get(ADAPTER);
    if (adapter != null
        && vm.image().adapters().stream().noneMatch(a -> adapter.equals("" + a.key()))) {
      throw missing(vm, "network adapter", adapter);
    }
    String disk = arguments.get(SiteOperations.DETACHED);
    if (disk != null && vm.image().disks().stream().noneMatch(d -> disk.equals("" + d.key()))) {
      throw missing(vm, "disk", disk);
    }
  }

  void network(String name) {
    List<String> networks = site.networks().stream().map(Network::name).toList();
    if (!networks.contains(name)) {
      throw Refusals.of(
          "NotFound",
          "no network '%s' in site '%s'; it has '%s'"
              .formatted(name, site.name(), String.join("', '", networks)));
    }
  }

  private static VSphereFault missing(Vm vm, String what, String key) {
    return Refusals.of(
        "NotFound", "virtual machine '%s' has no %s with key %s".formatted(vm.name(), what, key));
  }
}
