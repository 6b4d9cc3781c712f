// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.util.IdentityHashMap;

/** Counts what a text makes, so that reading it always ends and never fills the memory. */
final class Budget {

  static final int MAX_ELEMENTS = 100_000;
  static final int MAX_TEXT = 100_000;
  static final long MAX_CHARACTERS = 50_000_000;
  static final long MAX_WORK = 10_000_000;

  private final TimeLimit limit;
  private final IdentityHashMap<Object, Integer> weights = new IdentityHashMap<>();
  private int elements;
  private int rounds;
  private long characters;
  private long work;

  Budget(TimeLimit limit) {
    this.limit = limit;
  }

  /** One more word has been read. */
  void element(Position at) {
    if (++elements > MAX_ELEMENTS) {
      throw exhausted(at, "this is more than 100,000 elements", "split it into several files");
    }
    work(at, 1);
  }

  /** A loop goes round once more. */
  void round(Position at) {
    if (++rounds > MAX_ELEMENTS) {
      throw exhausted(
          at, "the loops go round more than 100,000 times in all", "make the ranges smaller");
    }
    work(at, 1);
  }

  /** A text of this length has been made. */
  void text(Position at, int length) {
    characters += length;
    if (length > MAX_TEXT || characters > MAX_CHARACTERS) {
      throw exhausted(
          at, "the texts made here become too long", "a text may have 100,000 characters");
    }
  }

  /**
   * A list or a map has been made. What it holds counts with all that is inside, so that lists of
   * lists of lists cannot grow without being noticed.
   */
  void collection(Position at, Object collection, Iterable<?> members) {
    long weight = 1;
    for (Object member : members) {
      weight += weight(member);
    }
    if (weight > MAX_ELEMENTS) {
      throw exhausted(at, "this holds more than 100,000 values", "make it smaller");
    }
    weights.put(collection, (int) weight);
    work(at, (int) weight);
  }

  /** How many values are inside a value. */
  int weight(Object value) {
    return value instanceof Values.Range range ? range.size() : weights.getOrDefault(value, 1);
  }

  /** Members of a list or a map have been made, or an expression has been evaluated. */
  void work(Position at, int amount) {
    work += amount;
    if (work > MAX_WORK || ((work & 0xFFF) == 0 && timeIsUp())) {
      throw exhausted(at, "reading this takes too long", "use smaller loops and lists");
    }
  }

  boolean timeIsUp() {
    return limit.isOver();
  }

  private static Exhausted exhausted(Position at, String sentence, String hint) {
    return new Exhausted(Problem.of(Rule.TOO_LARGE, at, sentence).hint(hint));
  }

  /** Ends the reading of a text at once. */
  static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    Exhausted(Problem problem) {
      super(problem.sentence(), null, false, false);
      this.problem = problem;
    }

    Problem problem() {
      return problem;
    }
  }
}
