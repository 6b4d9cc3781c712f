// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What people are asked (LANGUAGE.md, Decisions).
 *
 * @param choices what can be answered
 * @param approvers people or groups of the configuration; empty means whoever may answer
 * @param quorum how many of them have to say the same
 * @param notStarter whether the one who started the run does not count
 * @param until when it is decided that nobody has answered, unless that is moved
 * @param otherwise what is done then
 */
public record Question(
    String text,
    List<String> choices,
    List<String> approvers,
    int quorum,
    boolean notStarter,
    Instant until,
    String otherwise) {

  /** How long people are asked where nothing says how long. */
  public static final Duration USUAL = Duration.ofHours(24);
}
