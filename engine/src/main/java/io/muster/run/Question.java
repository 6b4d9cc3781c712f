// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people are asked (LANGUAGE.md, Decisions).
 *
 * @param choices what can be answered
 * @param approvers people or groups of the configuration; empty means whoever may answer
 * @param quorum how many of them have to say the same
 * @param notStarter whether the one who started the run does not count
 * @param until when it is decided that nobody has answered, unless that is moved
 * @param otherwise what is done then
 * @param whenMoved what is done then instead, where somebody has moved it; empty for the same
 */
public record Question(
    String text,
    List<String> choices,
    List<String> approvers,
    int quorum,
    boolean notStarter,
    Instant until,
    String otherwise,
    Optional<String> whenMoved) {

  /** How long people are asked where nothing says how long. */
  public static final Duration USUAL = Duration.ofHours(24);

  /** One whose end is the same wherever it is moved to. */
  public Question(
      String text,
      List<String> choices,
      List<String> approvers,
      int quorum,
      boolean notStarter,
      Instant until,
      String otherwise) {
    this(text, choices, approvers, quorum, notStarter, until, otherwise, Optional.empty());
  }

  /**
   * What is done when nobody has answered.
   *
   * @param end the instant that was waited for in the end
   */
  public String atEnd(Instant end) {
    return whenMoved.filter(_ -> !end.equals(until)).orElse(otherwise);
  }
}
