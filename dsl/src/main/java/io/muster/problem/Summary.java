// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.List;
import java.util.StringJoiner;

/** Counts what reports say, as the last line for a reader. */
public final class Summary {

  private Summary() {}

  /** As in "2 errors, 1 warning, 1 warning silenced"; "no errors" is always said. */
  public static String of(List<Report> reports) {
    long errors = reports.stream().mapToLong(Report::errors).sum();
    long warnings = reports.stream().mapToLong(Report::warnings).sum();
    long silenced = reports.stream().mapToLong(report -> report.silenced().size()).sum();
    StringJoiner parts = new StringJoiner(", ");
    parts.add(errors == 0 ? "no errors" : count(errors, "error"));
    if (warnings > 0) {
      parts.add(count(warnings, "warning"));
    }
    if (silenced > 0) {
      parts.add(count(silenced, "warning") + " silenced");
    }
    return parts.toString();
  }

  private static String count(long number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
