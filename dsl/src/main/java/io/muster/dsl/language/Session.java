// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import org.codehaus.groovy.ast.ASTNode;

/** One reading of one text: what all its parts share. */
record Session(
    Language<?> language,
    SourceText source,
    Problems problems,
    Budget budget,
    Evaluation evaluation) {

  Position at(ASTNode node) {
    return source.at(Math.max(1, node.getLineNumber()), Math.max(1, node.getColumnNumber()));
  }

  void tell(Problem problem) {
    problems.add(problem);
  }

  /** Tells a problem, and stands in for the value that could not be made. */
  Object mistake(Problem problem) {
    problems.add(problem);
    return Mistake.MADE;
  }
}
