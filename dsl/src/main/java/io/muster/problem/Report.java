// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.List;

/**
 * What is to be said about one text, in the order of the text.
 *
 * @param silenced the warnings that the text itself silences
 */
public record Report(SourceText source, List<Problem> problems, List<Silenced> silenced) {

  public Report {
    problems = List.copyOf(problems);
    silenced = List.copyOf(silenced);
  }

  /** A report of a text that silences nothing. */
  public Report(SourceText source, List<Problem> problems) {
    this(source, problems, List.of());
  }

  /** How many of the problems keep the text from being loaded. */
  public long errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }

  /** How many of the problems are to be thought about. */
  public long warnings() {
    return problems.size() - errors();
  }

  /**
   * A warning that the text silences.
   *
   * @param reason why, in the words of the author
   */
  public record Silenced(Problem problem, String reason) {}
}
