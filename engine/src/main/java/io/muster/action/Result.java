// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.run.TakenBack;
import java.time.Instant;
import java.util.Optional;

/**
 * What a step did.
 *
 * @param detail in a few words, for people
 * @param takenBackBy what puts its VM back as it was
 * @param recoveredTo the age of the data that a replica was started with
 */
public record Result(
    String detail, Optional<TakenBack> takenBackBy, Optional<Instant> recoveredTo) {

  public static Result of(String detail) {
    return new Result(detail, Optional.empty(), Optional.empty());
  }
}
