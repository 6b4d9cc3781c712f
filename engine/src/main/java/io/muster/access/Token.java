// SPDX-License-Identifier: Apache-2.0
package io.muster.access;

import java.time.Instant;
import java.util.Optional;

/**
 * Who somebody is that shows a token, and what he may do. The token itself is not in it.
 *
 * @param name of the person, or of a program, as runs and decisions know it
 * @param by who has made it
 * @param expires from when on it counts for nothing
 */
public record Token(
    String name, Role role, Scope scope, Instant created, String by, Optional<Instant> expires) {

  /** Whether it counts for nothing any more. */
  public boolean isExpired(Instant now) {
    return expires.filter(end -> !now.isBefore(end)).isPresent();
  }
}
