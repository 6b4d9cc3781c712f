// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a guest is given other addresses: one command for one network card. */
public final class GuestAddressing {

  /** The exit code that says: done, but the guest forgets it when it starts the next time. */
  public static final int UNTIL_RESTART = 10;

  /** The exit code that says: the guest has no such network card, or has it twice. */
  public static final int NO_CARD = 11;

  private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}(:[0-9a-f]{2}){5}");

  private GuestAddressing() {}

  /**
   * Gives a card its addresses, for good where the guest can. The card's other addresses stay. May
   * be repeated. Ends with 0, {@link #UNTIL_RESTART}, {@link #NO_CARD}, or another number when it
   * did not succeed.
   *
   * @param guestId the guest's system as vSphere names it; what is not Windows is taken for Linux
   * @param mac the card's address, by which the guest knows it too
   */
  public static GuestCommand command(String guestId, String mac, List<AddressChange> changes) {
    if (!MAC.matcher(mac).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not the MAC address of a network card".formatted(mac));
    }
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("there is no address to change");
    }
    return isWindows(guestId)
        ? WindowsAddressing.command(mac.toUpperCase(Locale.ROOT), changes)
        : LinuxAddressing.command(mac.toLowerCase(Locale.ROOT), changes);
  }

  private static boolean isWindows(String guestId) {
    return guestId.toLowerCase(Locale.ROOT).startsWith("win");
  }
}
