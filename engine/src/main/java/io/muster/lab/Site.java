// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One site with its vCenter, as data.
 *
 * @param files disks that no VM has
 */
record Site(
    String name,
    List<String> hosts,
    List<Network> networks,
    List<Vm> vms,
    List<TaskRecord> tasks,
    List<Disk> files) {

  /** The only datastore of each site. */
  static final String DATASTORE = "datastore1";

  Site {
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
    vms = List.copyOf(vms);
    tasks = List.copyOf(tasks);
    files = List.copyOf(files);
  }

  Optional<Network> network(String name) {
    return networks.stream().filter(network -> network.name().equals(name)).findFirst();
  }

  /** The first VM of this name. */
  Optional<Vm> vm(String name) {
    return vms.stream().filter(vm -> vm.name().equals(name)).findFirst();
  }

  Site with(List<Network> networks, List<Vm> vms) {
    return new Site(name, hosts, networks, vms, tasks, files);
  }

  /** With those VMs changed that a condition holds for. */
  Site changed(Predicate<Vm> which, UnaryOperator<Vm> change) {
    return with(networks, vms.stream().map(vm -> which.test(vm) ? change.apply(vm) : vm).toList());
  }
}
