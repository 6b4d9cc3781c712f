// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.PowerState;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the network adapters of a VM where they belong. */
final class Adapters {

  private Adapters() {}

  /**
   * @param targets network by adapter key; adapters that are not named stay as they are
   */
  static void connect(
      VSphere vsphere, Tasks tasks, VirtualMachine vm, Map<Integer, String> targets) {
    for (NetworkAdapter adapter : vm.adapters()) {
      String target = targets.get(adapter.key());
      if (target != null) {
        tasks.ensure(
            TaskOperation.RECONFIGURE,
            () -> isOn(vsphere, vm, adapter.key(), target),
            () -> vsphere.connectAdapter(vm.id(), adapter.key(), target));
      }
    }
  }

  private static boolean isOn(VSphere vsphere, VirtualMachine vm, int key, String network) {
    return vsphere.virtualMachine(vm.id()).adapters().stream()
        .anyMatch(adapter -> adapter.key() == key && adapter.network().equals(network));
  }

  /** In which of these networks a VM runs. */
  static Set<String> running(VirtualMachine vm, Set<String> networks) {
    return vm.powerState() == PowerState.POWERED_ON
        ? vm.adapters().stream()
            .filter(NetworkAdapter::connected)
            .map(NetworkAdapter::network)
            .filter(networks::contains)
            .collect(Collectors.toSet())
        : Set.of();
  }
}
