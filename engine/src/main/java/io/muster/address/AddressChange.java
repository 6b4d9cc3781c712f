// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

/**
 * One address of a guest's network card that becomes another one.
 *
 * @param from the address that it has, in figures
 */
public record AddressChange(String from, GuestAddress to) {

  /** Refuses two addresses of different families. */
  public AddressChange {
    if (GuestAddress.literal(from).bits() != GuestAddress.literal(to.address()).bits()) {
      throw new IllegalArgumentException(
          "'%s' cannot become '%s', an address of another family".formatted(from, to.address()));
    }
  }
}
