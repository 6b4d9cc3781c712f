// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.VirtualDeviceBackingInfo;
import com.vmware.vim25.VirtualDeviceConfigSpec;
import com.vmware.vim25.VirtualDeviceConfigSpecOperation;
import com.vmware.vim25.VirtualDeviceConnectInfo;
import com.vmware.vim25.VirtualEthernetCard;
import com.vmware.vim25.VirtualMachineConfigSpec;
import io.muster.vsphere.VSphereFault.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The change of a VM that puts one of its adapters on a network, or takes it off, and leaves all
 * else as it was read.
 */
final class AdapterChange {

  private AdapterChange() {}

  static VirtualMachineConfigSpec connected(
      Properties.Row vm, int adapterKey, VirtualDeviceBackingInfo network) throws WireFault {
    VirtualEthernetCard card = card(vm, adapterKey);
    card.setBacking(network);
    return changed(card, true);
  }

  static VirtualMachineConfigSpec disconnected(Properties.Row vm, int adapterKey) throws WireFault {
    return changed(card(vm, adapterKey), false);
  }

  private static VirtualMachineConfigSpec changed(VirtualEthernetCard card, boolean connected) {
    card.setConnectable(connection(card.getConnectable(), connected));
    VirtualDeviceConfigSpec change = new VirtualDeviceConfigSpec();
    change.setOperation(VirtualDeviceConfigSpecOperation.edit);
    change.setDevice(card);
    VirtualMachineConfigSpec spec = new VirtualMachineConfigSpec();
    spec.setDeviceChange(new VirtualDeviceConfigSpec[] {change});
    return spec;
  }

  private static VirtualEthernetCard card(Properties.Row vm, int key) throws WireFault {
    List<VirtualEthernetCard> cards = VmReader.cards(vm);
    for (VirtualEthernetCard card : cards) {
      if (card.getKey() == key) {
        return card;
      }
    }
    List<Integer> keys = cards.stream().map(VirtualEthernetCard::getKey).toList();
    throw new WireFault(
        Kind.NOT_FOUND,
        "NotFound",
        "it has no adapter with the key %d but %s".formatted(key, keys));
  }

  private static VirtualDeviceConnectInfo connection(
      @Nullable VirtualDeviceConnectInfo asRead, boolean connected) {
    VirtualDeviceConnectInfo connection = asRead == null ? new VirtualDeviceConnectInfo() : asRead;
    connection.setConnected(connected);
    connection.setStartConnected(connected);
    return connection;
  }
}
