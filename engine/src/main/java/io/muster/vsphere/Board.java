// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

/**
 * What a guest takes for its mainboard.
 *
 * @param coresPerSocket how the CPUs are grouped
 * @param version of the virtual hardware, such as {@code vmx-19}; empty in a VM to be made for the
 *     vCenter's own choice
 */
public record Board(int coresPerSocket, Firmware firmware, String version) {

  /** A core in each socket, BIOS, and the version that the vCenter chooses. */
  public static final Board USUAL = new Board(1, Firmware.BIOS, "");
}
