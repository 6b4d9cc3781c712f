// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.GuestCredentials;
import java.util.List;

/**
 * The program in the guest of a mount host that makes recovered disks bootable on vSphere's
 * hardware (domain.md, section 1.4).
 *
 * @param program its path in the guest
 * @param arguments before the names of the disks, which are given last
 */
public record Conversion(String program, List<String> arguments, GuestCredentials credentials) {

  public Conversion {
    arguments = List.copyOf(arguments);
  }
}
