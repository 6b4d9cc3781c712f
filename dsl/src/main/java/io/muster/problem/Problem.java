// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.Comparator;
import java.util.Optional;

/**
 * Something that is wrong in a text, said so that its author can put it right.
 *
 * @param rule what was broken
 * @param at the place of the word or value that is wrong
 * @param sentence what is wrong, without a full stop
 * @param hint what to write instead
 * @param related the second place, where two places matter
 */
public record Problem(
    Rule rule, Position at, String sentence, Optional<String> hint, Optional<Related> related) {

  /** The order of reports: from the top of a file to its end, errors before warnings. */
  public static final Comparator<Problem> IN_ORDER =
      Comparator.comparing(Problem::at).thenComparing(Problem::severity);

  public static Problem of(Rule rule, Position at, String sentence) {
    return new Problem(rule, at, sentence, Optional.empty(), Optional.empty());
  }

  /** The id of the rule, the same in every version, such as {@code unknown-word}. */
  public String id() {
    return rule.id();
  }

  /** Whether it keeps the text from being loaded. */
  public Severity severity() {
    return rule.severity();
  }

  /** The same problem in other words. */
  Problem sentence(String text) {
    return new Problem(rule, at, text, hint, related);
  }

  /** The same problem with what to write instead. */
  public Problem hint(String text) {
    return new Problem(rule, at, sentence, Optional.of(text), related);
  }

  /** The same problem with what to write instead, where something is known. */
  public Problem hint(Optional<String> text) {
    return text.map(this::hint).orElse(this);
  }

  /** The same problem with a second place. */
  public Problem related(Position place, String text) {
    return new Problem(rule, at, sentence, hint, Optional.of(new Related(place, text)));
  }

  /** The sentence and the hint as one line. */
  public String message() {
    return hint.map(text -> sentence + "; " + text).orElse(sentence);
  }

  /** Another place that the problem is about, and what is there. */
  public record Related(Position at, String text) {}
}
