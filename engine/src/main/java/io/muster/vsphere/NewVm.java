// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.List;

/**
 * A VM to be made.
 *
 * @param id given by whoever asks for it, so that the VM is found when the call is repeated
 * @param hardware whose disks are made empty, with these capacities; their keys and paths are the
 *     vCenter's
 * @param adapters whose keys and labels are the vCenter's
 */
public record NewVm(
    VmId id, String name, Hardware hardware, List<NetworkAdapter> adapters, Placement placement) {

  public NewVm {
    adapters = List.copyOf(adapters);
  }
}
