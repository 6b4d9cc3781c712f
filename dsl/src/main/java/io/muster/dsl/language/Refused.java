// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Rule;
import java.util.Optional;

/**
 * Thrown by an implementation of words to refuse what was written; it becomes a problem at that
 * word or value.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Rule rule;
  private final String sentence;
  private final String hint;

  /** A refusal under the rule that is broken. */
  public Refused(Rule rule, String sentence, String hint) {
    super(sentence, null, false, false);
    this.rule = rule;
    this.sentence = sentence;
    this.hint = hint;
  }

  Rule rule() {
    return rule;
  }

  String sentence() {
    return sentence;
  }

  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
