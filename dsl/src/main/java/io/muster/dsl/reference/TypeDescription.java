// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import java.util.Locale;
import java.util.Optional;

/**
 * What a parameter takes.
 *
 * @param words as in "a duration such as 30.seconds"
 * @param name which block or which value, where it is one of these
 */
public record TypeDescription(Kind kind, String words, Optional<String> name) {

  /** The kinds of what can be written. */
  public enum Kind {
    TEXT,
    WHOLE_NUMBER,
    NUMBER,
    FLAG,
    DURATION,
    LIST,
    MAP,
    /** Words between braces. */
    BLOCK,
    /** A value that has words of its own. */
    VALUE,
    /** Any text, number, flag, list or map. */
    DATA;

    /** The name for tools, such as {@code whole-number}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
