// SPDX-License-Identifier: Apache-2.0
package io.muster.address;

/** An address of the recovery site can have come from more than one of the production site. */
public final class AmbiguousAddress extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AmbiguousAddress(String message) {
    super(message);
  }
}
