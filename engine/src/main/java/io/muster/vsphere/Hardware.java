// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.List;

/**
 * What a VM is made of, besides its network adapters.
 *
 * @param guestId vSphere's word for the guest's operating system, such as {@code debian12_64Guest}
 * @param disks in the order of their places, the one that the guest boots from first
 */
public record Hardware(
    int cpus, long memoryBytes, String guestId, Board board, List<VirtualDisk> disks) {

  public Hardware {
    disks = List.copyOf(disks);
  }

  /** With the usual board. */
  public Hardware(int cpus, long memoryBytes, String guestId, List<VirtualDisk> disks) {
    this(cpus, memoryBytes, guestId, Board.USUAL, disks);
  }
}
