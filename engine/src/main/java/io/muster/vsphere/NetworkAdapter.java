// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * A virtual network card.
 *
 * @param key the device key, which names it within its VM
 * @param label what people see, such as "Network adapter 1"
 * @param network the network or port group it is connected to; empty where that is none
 * @param connected whether it is plugged in; of a VM that is not on, whether it will be at power-on
 * @param mac its MAC address in lower case, by which the guest knows it; empty where it has none
 */
public record NetworkAdapter(int key, String label, String network, boolean connected, String mac) {

  /** One whose MAC address is the vCenter's to choose. */
  public NetworkAdapter(int key, String label, String network, boolean connected) {
    this(key, label, network, connected, "");
  }
}
