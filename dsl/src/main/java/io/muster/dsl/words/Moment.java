// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Literal;
import io.muster.dsl.language.Refused;
import io.muster.dsl.language.Word;
import io.muster.problem.Rule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** An instant, or the newest there is. */
public sealed interface Moment {

  /** One instant. */
  record At(Instant instant) implements Moment {
    @Override
    public String toString() {
      return instant.toString();
    }
  }

  /** The newest there is. */
  record Latest() implements Moment {
    @Override
    public String toString() {
      return "latest";
    }
  }

  /** The ways to write it. */
  final class Values {
    private Values() {}

    @Literal("an instant such as '2026-11-20T10:00:00Z'")
    public static Moment at(String text) {
      try {
        return new At(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException _) {
        throw new Refused(
            Rule.INVALID_INSTANT,
            "'" + text + "' is not an instant",
            "write date, time and zone, as in '2026-11-20T10:00:00Z'");
      }
    }

    @Word(
        text = "The newest that there is when the plan runs.",
        example = "instant 'restoreTo', otherwise: latest")
    public static Moment latest() {
      return new Latest();
    }
  }
}
