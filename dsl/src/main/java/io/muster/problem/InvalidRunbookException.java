// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.stream.Collectors;

/**
 * A text that could not be loaded, with all that is wrong in it. Its message is the report, one
 * problem a line.
 */
public final class InvalidRunbookException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Report report;

  public InvalidRunbookException(Report report) {
    super(
        report.problems().stream()
            .map(
                problem ->
                    problem.at() + ": " + problem.severity().word() + ": " + problem.message())
            .collect(Collectors.joining(System.lineSeparator())));
    this.report = report;
  }

  public Report report() {
    return report;
  }
}
