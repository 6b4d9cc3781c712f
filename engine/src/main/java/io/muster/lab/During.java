// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a fault strikes.
 *
 * @param from the first instant
 * @param until the first instant when it is over; null where that never comes
 */
record During(Instant from, @Nullable Instant until) {

  static final During ALWAYS = new During(Instant.MIN, null);

  boolean at(Instant now) {
    return !now.isBefore(from) && (until == null || now.isBefore(until));
  }
}
