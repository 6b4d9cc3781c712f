// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was written, and where, as far as the runbook itself does not say it. */
public final class Written {

  private final Problems problems;
  private final Map<String, Position> words = new LinkedHashMap<>();
  private final Set<Position> vapps = new HashSet<>();

  Written(Problems problems) {
    this.problems = problems;
  }

  /** A word of the runbook's own block, which says one thing and is written once. */
  void once(String word, Position at) {
    once(words, word, at);
  }

  /** A word that is written once in its block. */
  void once(Map<String, Position> block, String word, Position at) {
    Position first = block.putIfAbsent(word, at);
    if (first != null) {
      problems.add(
          Problem.of(
                  Rule.DUPLICATE_WORD,
                  at,
                  "'" + word + "' is already written (first at line " + first.line() + ")")
              .hint("keep one of them")
              .related(first, "'" + word + "' is here first"));
    }
  }

  /** A word that is written once in a block of the runbook, whose place a check asks for. */
  void once(Map<String, Position> inner, String block, String word, Position at) {
    once(inner, word, at);
    words.putIfAbsent(block + "/" + word, at);
  }

  void vapp(Position at) {
    vapps.add(at);
  }

  /** The place of a word in {@code runbook}, such as {@code failover}; empty where it is not. */
  public Optional<Position> word(String word) {
    return Optional.ofNullable(words.get(word));
  }

  /** The place of a word in a block of {@code runbook}, such as {@code to} in {@code failback}. */
  public Optional<Position> word(String block, String word) {
    return word(block + "/" + word);
  }

  /** Whether the machine at this place is started by {@code vapp}. */
  public boolean isVapp(Position machine) {
    return vapps.contains(machine);
  }
}
