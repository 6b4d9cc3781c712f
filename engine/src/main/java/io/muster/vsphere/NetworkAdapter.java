// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * A virtual network card.
 *
 * @param key the device key, which names it within its VM
 * @param label what people see, such as "Network adapter 1"
 * @param network the network or port group it is connected to; empty where that is none
 * @param connected whether it is plugged in; of a VM that is not on, whether it will be at power-on
 */
public record NetworkAdapter(int key, String label, String network, boolean connected) {}
