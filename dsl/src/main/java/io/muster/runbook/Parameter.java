// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;

/**
 * Something that a caller or a trigger may pass.
 *
 * @param required whether a run cannot start without it
 * @param otherwise the value where none is passed, as an author writes it
 * @param options the values that a choice can have
 * @param value the value that this runbook was loaded with
 */
public record Parameter(
    Position at,
    String name,
    Type type,
    boolean required,
    Optional<String> otherwise,
    List<String> options,
    Optional<String> value) {

  /** What values it can have. */
  public enum Type {
    TEXT("text"),
    NUMBER("number"),
    CHOICE("choice"),
    FLAG("flag"),
    INSTANT("instant"),
    DURATION("duration");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }
}
