// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Literal;
import io.muster.dsl.language.Refused;
import io.muster.problem.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** An instant that is written as a text. */
public record Moment(Instant instant) {

  @Literal("an instant such as '2026-11-21T09:00:00Z'")
  public static Moment of(String text) {
    try {
      return new Moment(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw new Refused(
          Rule.INVALID_INSTANT,
          "'" + text + "' is not an instant",
          "write it as '2026-11-21T09:00:00Z'");
    }
  }
}
