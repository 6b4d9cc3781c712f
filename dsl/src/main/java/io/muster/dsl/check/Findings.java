// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.collect.Written;
import io.muster.dsl.language.Evaluation;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.runbook.Position;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** What the rules know besides the runbook, and where they put what they find. */
record Findings(Written written, Evaluation evaluation, Problems problems) {

  void add(Problem problem) {
    problems.addEach(problem, it -> it);
  }

  /** Tells a problem whose hint takes a while to find: it is looked for only if it will be told. */
  void add(Problem problem, UnaryOperator<Problem> hinted) {
    problems.addEach(problem, hinted);
  }

  /** The place of an argument's value. */
  Position place(Position word, String argument) {
    return evaluation.place(word, argument);
  }

  /** The place of one member of a list, or of the whole where it was not written as a list. */
  Position place(Position word, String argument, int index) {
    Position member = evaluation.place(word, argument + "[" + index + "]");
    return member.equals(word) ? place(word, argument) : member;
  }

  /** Whether something in one of these blocks could not be read. */
  boolean incomplete(Class<?>... words) {
    return Arrays.stream(words).anyMatch(evaluation::incomplete);
  }

  /** Whether this word may have been meant by something in the block that could not be read. */
  boolean incomplete(Class<?> words, String word) {
    return evaluation.incomplete(words, word);
  }
}
