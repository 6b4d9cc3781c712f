// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.util.Optional;

/**
 * Thrown by an implementation of words to refuse what was written; it becomes a problem at that
 * word or value.
 */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String sentence;
  private final String hint;

  /** A refusal under the id of its problem. */
  public Refused(String id, String sentence, String hint) {
    super(sentence, null, false, false);
    this.id = id;
    this.sentence = sentence;
    this.hint = hint;
  }

  String id() {
    return id;
  }

  String sentence() {
    return sentence;
  }

  Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
