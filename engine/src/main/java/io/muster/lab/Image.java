// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.NetworkAdapter;
import java.util.List;

/**
 * What a snapshot freezes and a revert brings back: the configuration of a VM and what is on its
 * disks.
 */
record Image(List<NetworkAdapter> adapters, DiskRecords records) {

  Image {
    adapters = List.copyOf(adapters);
  }

  static List<NetworkAdapter> oneAdapter(String network) {
    return List.of(new NetworkAdapter(4000, "Network adapter 1", network, true));
  }

  int firstAdapter() {
    return adapters.getFirst().key();
  }

  Image withRecords(DiskRecords records) {
    return new Image(adapters, records);
  }

  Image connected(int key, String network) {
    return new Image(
        adapters.stream()
            .map(a -> a.key() == key ? new NetworkAdapter(key, a.label(), network, true) : a)
            .toList(),
        records);
  }
}
