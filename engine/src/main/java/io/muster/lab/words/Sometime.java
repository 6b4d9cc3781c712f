// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Literal;
import io.muster.dsl.language.Word;
import java.time.Duration;
import java.util.Optional;

/** How long something takes; empty where it never ends. */
public record Sometime(Optional<Duration> duration) {

  @Word(text = "It never ends.", example = "never")
  public static Sometime never() {
    return new Sometime(Optional.empty());
  }

  @Literal("a duration such as 30.seconds")
  public static Sometime of(Duration duration) {
    return new Sometime(Optional.of(duration));
  }
}
