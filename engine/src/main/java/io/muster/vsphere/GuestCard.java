// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.List;

/**
 * A network card as the guest itself reports it.
 *
 * @param mac in lower case, by which it is one of the VM's adapters, or none of them
 * @param gateways of its default routes
 * @param dns the name servers that it is set up with
 */
public record GuestCard(
    String mac, List<Address> addresses, List<String> gateways, List<String> dns) {

  public GuestCard {
    addresses = List.copyOf(addresses);
    gateways = List.copyOf(gateways);
    dns = List.copyOf(dns);
  }

  /**
   * An address of the card.
   *
   * @param address in figures, as the guest writes it
   * @param prefix the length of its subnet's prefix; 0 where the guest does not say
   */
  public record Address(String address, int prefix) {}
}
