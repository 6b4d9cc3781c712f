// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

import io.muster.runbook.Subnet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An address as a guest gets it.
 *
 * @param address in figures
 * @param prefix the length of its subnet's prefix
 * @param gateway empty where the one that the guest has is to stay
 * @param dns its name servers; empty where those that the guest has are to stay
 */
public record GuestAddress(String address, int prefix, Optional<String> gateway, List<String> dns) {

  /** Refuses what is no address in figures, so that none of it can mean anything to a shell. */
  public GuestAddress {
    dns = List.copyOf(dns);
    Subnet literal = literal(address);
    Stream.concat(gateway.stream(), dns.stream()).forEach(GuestAddress::literal);
    if (prefix < 1 || prefix > literal.bits()) {
      throw new IllegalArgumentException(
          "%d is not the length of a prefix of '%s'".formatted(prefix, address));
    }
  }

  /** The same in a subnet of the size that the guest knows. */
  public GuestAddress withPrefix(int length) {
    return new GuestAddress(address, length, gateway, dns);
  }

  boolean six() {
    return address.contains(":");
  }

  static Subnet literal(String text) {
    return Subnet.address(text)
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' is no address in figures".formatted(text)));
  }
}
