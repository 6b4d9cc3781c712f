// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.runbook.Position;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What later checks need to know about the reading of a text: where each argument stands, and what
 * was left out.
 */
public final class Evaluation {

  private static final String ANYTHING = "";

  private final Map<Position, Map<String, Position>> arguments = new HashMap<>();
  private final Map<String, Position> missing = new LinkedHashMap<>();
  private final Set<Gap> gaps = new HashSet<>();
  private final boolean givenUp;

  Evaluation() {
    this(false);
  }

  private Evaluation(boolean givenUp) {
    this.givenUp = givenUp;
  }

  /** What is known of a text whose reading has not ended. */
  static Evaluation givenUp(Class<?> words) {
    Evaluation evaluation = new Evaluation(true);
    evaluation.gap(words);
    return evaluation;
  }

  /** Whether the reading took so long that nobody waits for it; what it collects is not known. */
  public boolean isGivenUp() {
    return givenUp;
  }

  /**
   * The place of an argument's value, or of the word where the argument was not written. The
   * members of a list are called {@code after[0]}, {@code after[1]} and so on.
   */
  public Position place(Position word, String argument) {
    return arguments.getOrDefault(word, Map.of()).getOrDefault(argument, word);
  }

  /**
   * Whether something in a block with these words could not be read, so that what is missing there
   * is no mistake of its own.
   */
  public boolean incomplete(Class<?> words) {
    return gaps.stream().anyMatch(gap -> gap.words == words);
  }

  /** Whether this word, or one that nobody knows, could not be read in a block with these words. */
  public boolean incomplete(Class<?> words, String word) {
    return gaps.contains(new Gap(words, word)) || gaps.contains(new Gap(words, ANYTHING));
  }

  /** The variables without a value that were asked for, and where each was first. */
  public Map<String, Position> missing() {
    return Collections.unmodifiableMap(missing);
  }

  void missed(String variable, Position at) {
    missing.putIfAbsent(variable, at);
  }

  void placed(Position word, String argument, Position value) {
    arguments.computeIfAbsent(word, _ -> HashMap.newHashMap(4)).put(argument, value);
  }

  /** Something in this block was left out, and nobody knows what it would have said. */
  void gap(Class<?> words) {
    gaps.add(new Gap(words, ANYTHING));
  }

  /** A word of this block was left out. */
  void gap(Class<?> words, String word) {
    gaps.add(new Gap(words, word));
  }

  private record Gap(Class<?> words, String word) {}
}
