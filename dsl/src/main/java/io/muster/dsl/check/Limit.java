// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.time.Duration;

/** Tells numbers and times that make no sense. */
final class Limit {

  private static final Duration LONGEST = Duration.ofDays(30);

  private Limit() {}

  static void number(
      String argument, Position at, int value, int least, int most, Findings findings) {
    if (value < least || value > most) {
      findings.add(
          Problem.of(Rule.OUT_OF_RANGE, at, "'" + argument + "' is " + value)
              .hint("it can be " + least + " to " + most));
    }
  }

  /** A time that has to pass. */
  static void time(String argument, Position at, Duration value, Findings findings) {
    if (value.isZero() || value.isNegative() || value.compareTo(LONGEST) > 0) {
      findings.add(
          Problem.of(Rule.OUT_OF_RANGE, at, "'" + argument + "' is " + text(value))
              .hint("it has to be more than nothing and at most 30 days"));
    }
  }

  /** A time that may be nothing. */
  static void atMost(
      String argument, Position at, Duration value, Duration longest, Findings findings) {
    if (value.isNegative() || value.compareTo(longest) > 0) {
      findings.add(
          Problem.of(Rule.OUT_OF_RANGE, at, "'" + argument + "' is " + text(value))
              .hint("it can be nothing, and at most " + longest.toDays() + " days"));
    }
  }

  private static String text(Duration value) {
    if (value.isNegative()) {
      return "negative";
    }
    return value.isZero() ? "zero" : value.toDays() + " days";
  }
}
