// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.runbook.Position;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What later checks need to know about the reading of a text: where each argument stands, and what was left out. */
public final class Evaluation {

  private final Map<Position, Map<String, Position>> arguments = new HashMap<>();
  private final Set<Class<?>> gaps = new HashSet<>();

  /**
   * The place of an argument's value, or of the word where the argument was not written. The members of a list are
   * called {@code after[0]}, {@code after[1]} and so on.
   */
  public Position place(Position word, String argument) {
    return arguments.getOrDefault(word, Map.of()).getOrDefault(argument, word);
  }

  /**
   * Whether something in a block with these words could not be read, so that what is missing there is no mistake of its
   * own.
   */
  public boolean incomplete(Class<?> words) {
    return gaps.contains(words);
  }

  void placed(Position word, String argument, Position value) {
    arguments.computeIfAbsent(word, _ -> HashMap.newHashMap(4)).put(argument, value);
  }

  void gap(Class<?> words) {
    gaps.add(words);
  }
}
