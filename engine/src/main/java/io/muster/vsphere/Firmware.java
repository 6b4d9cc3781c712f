// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.Arrays;

/** What starts a VM; a guest that was set up with one does not boot with the other. */
public enum Firmware {
  BIOS("bios"),
  EFI("efi");

  private final String word;

  Firmware(String word) {
    this.word = word;
  }

  /** As vSphere writes it. */
  public String word() {
    return word;
  }

  /** BIOS is what a vCenter means where it says nothing. */
  public static Firmware of(String word) {
    return Arrays.stream(values())
        .filter(firmware -> firmware.word.equals(word))
        .findFirst()
        .orElse(BIOS);
  }
}
