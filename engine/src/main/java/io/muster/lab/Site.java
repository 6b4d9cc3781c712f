// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One site with its vCenter, as data. */
record Site(
    String name, List<String> hosts, List<Network> networks, List<Vm> vms, List<TaskRecord> tasks) {

  Site {
    hosts = List.copyOf(hosts);
    networks = List.copyOf(networks);
    vms = List.copyOf(vms);
    tasks = List.copyOf(tasks);
  }

  Optional<Network> network(String name) {
    return networks.stream().filter(network -> network.name().equals(name)).findFirst();
  }

  /** The first VM of this name. */
  Optional<Vm> vm(String name) {
    return vms.stream().filter(vm -> vm.name().equals(name)).findFirst();
  }

  Site with(Network added) {
    List<Network> more = new ArrayList<>(networks);
    more.add(added);
    return new Site(name, hosts, more, vms, tasks);
  }

  Site with(Vm added) {
    List<Vm> more = new ArrayList<>(vms);
    more.add(added);
    return new Site(name, hosts, networks, more, tasks);
  }

  Site withHosts(List<String> hosts) {
    return new Site(name, hosts, networks, vms, tasks);
  }

  /** With every VM of a name changed. */
  Site changed(String vm, UnaryOperator<Vm> change) {
    List<Vm> all = vms.stream().map(v -> v.name().equals(vm) ? change.apply(v) : v).toList();
    return new Site(name, hosts, networks, all, tasks);
  }
}
