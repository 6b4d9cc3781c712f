// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Declared;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What stands in {@code parameters}. */
@Words("What a caller or a trigger may pass; each parameter is a variable behind the block.")
public interface ParametersWords {

  @Word(text = "A text.", example = "text 'reason', required: true")
  Declared text(Position at, String name, Text text);

  @Word(text = "A number.", example = "number 'webServers', otherwise: 4")
  Declared number(Position at, String name, Numeric number);

  @Word(
      text = "One of several texts.",
      example = "choice 'size', of: ['small', 'full'], otherwise: 'full'")
  Declared choice(Position at, String name, Choice choice);

  @Word(text = "True or false.", example = "flag 'withReports', otherwise: false")
  Declared flag(Position at, String name, Flag flag);

  @Word(text = "An instant, or latest.", example = "instant 'restoreTo', otherwise: latest")
  Declared instant(Position at, String name, Time time);

  @Word(text = "A length of time.", example = "duration 'grace', otherwise: 5.minutes")
  Declared duration(Position at, String name, Length length);

  /** The arguments of {@code text}. */
  record Text(
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<String> otherwise) {}

  /** The arguments of {@code number}. */
  record Numeric(
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<BigDecimal> otherwise) {}

  /** The arguments of {@code choice}. */
  record Choice(
      @Argument("The values that it can have.") List<String> of,
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<String> otherwise) {}

  /** The arguments of {@code flag}. */
  record Flag(
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<Boolean> otherwise) {}

  /** The arguments of {@code instant}. */
  record Time(
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<Moment> otherwise) {}

  /** The arguments of {@code duration}. */
  record Length(
      @Argument("Whether a run cannot start without it; false where it is not given.")
          Optional<Boolean> required,
      @Argument("The value where none is passed.") Optional<Duration> otherwise) {}
}
