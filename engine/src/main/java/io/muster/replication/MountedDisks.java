// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.vsphere.VmId;
import java.util.List;

/**
 * Recovered disks at the VM that they are prepared on (domain.md, section 1.4).
 *
 * @param site where that VM, the mount host, is
 * @param paths the files of the disks, in the order of the replica's own
 */
public record MountedDisks(String site, String mountHost, VmId id, List<String> paths) {

  public MountedDisks {
    paths = List.copyOf(paths);
  }
}
