// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.List;

/** What is to be said about one text, in the order of the text. */
public record Report(SourceText source, List<Problem> problems) {

  public Report {
    problems = List.copyOf(problems);
  }

  /** How many of the problems keep the text from being loaded. */
  public long errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }
}
