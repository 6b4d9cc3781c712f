// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.runbook.Position;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/**
 * The values that a text can make: texts ({@code String}), whole numbers ({@code Long}), decimals
 * ({@code BigDecimal}), {@code Boolean}, {@code Duration}, lists, maps, the four of this class.
 */
final class Values {

  /** A number such as 1e999999999 is short to write and very long to print. */
  private static final int MOST_DIGITS = 100;

  private Values() {}

  /** Whether a number has no more digits than a text can hold many of. */
  static boolean isShort(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  /** A word or call whose meaning depends on where it is used, such as {@code latest}. */
  record Deferred(WordUse use, Scope scope) {}

  /** A block that is passed as an argument. */
  record Body(ClosureExpression closure, Scope scope) {}

  /** A variable whose value is not known yet; what uses it is left out, and noted. */
  record Open(String name) {}

  /** Whole numbers from one to another, never kept in memory. */
  static final class Range extends AbstractList<Object> {

    private final long from;
    private final int step;
    private final int size;

    Range(long from, int step, int size) {
      this.from = from;
      this.step = step;
      this.size = size;
    }

    @Override
    public Object get(int index) {
      return from + (long) step * index;
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** What a value is, in the words of a sentence. */
  static String describe(Object value) {
    return switch (value) {
      case String text when text.length() > 40 -> "the text '" + text.substring(0, 40) + "..'";
      case String text -> "the text '" + text + "'";
      case Long number -> "the number " + number;
      case BigDecimal number -> "the number " + number.toPlainString();
      case Boolean truth -> String.valueOf(truth);
      case Duration duration -> "the duration " + duration(duration);
      case Range _ -> "a range";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "a map";
      case Map.Entry<?, ?> _ -> "a member of a map";
      case Deferred deferred -> "'" + deferred.use().name() + "'";
      case Body _ -> "a block";
      default -> "'" + value + "'";
    };
  }

  /** A duration as an author writes it. */
  static String duration(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds % 3600 == 0 && seconds != 0) {
      return seconds / 3600 + ".hours";
    }
    return seconds % 60 == 0 && seconds != 0 ? seconds / 60 + ".minutes" : seconds + ".seconds";
  }

  /** The text that a value becomes inside another text. */
  static String text(Object value, Position at, Budget budget) {
    String text =
        switch (value) {
          case BigDecimal number -> number.toPlainString();
          case Duration duration -> duration(duration);
          default -> value.toString();
        };
    budget.text(at, text.length());
    return text;
  }
}
