// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A port group. It hands out addresses, so a VM has another one in each network.
 *
 * @param number its place in the lab, the network part of its addresses
 * @param isolated whether it is cut off from users; verifications reach it all the same
 */
record Network(int number, String name, boolean isolated) {

  /** The length of the prefix of its subnet. */
  static final int PREFIX = 16;

  private static final Pattern ADDRESS = Pattern.compile("10\\.\\d{1,3}\\.(\\d{1,3})\\.(\\d{1,3})");

  String address(Vm vm) {
    int host = vm.number() + 1;
    return String.format(Locale.ROOT, "10.%d.%d.%d", number, host / 250, host % 250 + 1);
  }

  /** The number of the VM that an address belongs to, whatever its network. */
  static OptionalInt vmNumber(String address) {
    Matcher parts = ADDRESS.matcher(address);
    return parts.matches()
        ? OptionalInt.of(
            Integer.parseInt(parts.group(1)) * 250 + Integer.parseInt(parts.group(2)) - 2)
        : OptionalInt.empty();
  }
}
