// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sees to it that words which say one thing are written once in a block. */
final class Once {

  private final Problems problems;
  private final Map<String, Position> written = new LinkedHashMap<>();

  Once(Problems problems) {
    this.problems = problems;
  }

  void written(String word, Position at) {
    Position first = written.putIfAbsent(word, at);
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

  Map<String, Position> places() {
    return Map.copyOf(written);
  }
}
