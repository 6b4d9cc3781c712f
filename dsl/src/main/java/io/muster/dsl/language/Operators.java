// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.Expression;

/** Arithmetic and comparison on numbers, texts, durations and lists. */
final class Operators {

  private final Session session;

  Operators(Session session) {
    this.session = session;
  }

  Object apply(String operator, Object left, Object right, BinaryExpression at) {
    if (left == Mistake.MADE || right == Mistake.MADE) {
      return Mistake.MADE;
    }
    try {
      return result(operator, left, right, at)
          .orElseGet(
              () ->
                  session.mistake(
                      Problem.of(
                          Rule.WRONG_TYPE,
                          session.at(at),
                          "'"
                              + operator
                              + "' does not go with "
                              + Values.describe(left)
                              + " and "
                              + Values.describe(right))));
    } catch (ArithmeticException e) {
      boolean byZero =
          (operator.equals("/") || operator.equals("%"))
              && right instanceof Number number
              && decimal(number).signum() == 0;
      return session.mistake(
          Problem.of(
              Rule.OUT_OF_RANGE,
              session.at(at),
              byZero ? "this divides by zero" : "this number becomes too large or too fine"));
    }
  }

  Object negative(Object value, Expression at) {
    return switch (value) {
      case Long number -> -number;
      case BigDecimal number -> number.negate();
      case Duration duration -> duration.negated();
      case Mistake mistake -> mistake;
      default ->
          session.mistake(
              Problem.of(
                  Rule.WRONG_TYPE,
                  session.at(at),
                  "'-' does not go with " + Values.describe(value)));
    };
  }

  private Optional<Object> result(String operator, Object left, Object right, BinaryExpression at) {
    return switch (operator) {
      case "==" -> Optional.of(same(left, right));
      case "!=" -> Optional.of(!same(left, right));
      case "<", "<=", ">", ">=" -> compared(operator, left, right);
      case "in" -> contained(left, right);
      case "+" -> sum(left, right, at);
      default -> calculated(operator, left, right);
    };
  }

  private static boolean same(Object left, Object right) {
    boolean decimals = left instanceof BigDecimal || right instanceof BigDecimal;
    boolean numbers = left instanceof Number && right instanceof Number;
    return (decimals && numbers)
        ? decimal(left).compareTo(decimal(right)) == 0
        : left.equals(right);
  }

  private static Optional<Object> contained(Object value, Object in) {
    return switch (in) {
      case Collection<?> values -> Optional.of(values.contains(value));
      case Map<?, ?> map -> Optional.of(map.containsKey(value));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> compared(String operator, Object left, Object right) {
    Optional<Integer> order =
        switch (left) {
          case Number _ when right instanceof Number ->
              Optional.of(decimal(left).compareTo(decimal(right)));
          case String a when right instanceof String b -> Optional.of(a.compareTo(b));
          case Duration a when right instanceof Duration b -> Optional.of(a.compareTo(b));
          default -> Optional.empty();
        };
    return order.map(
        sign ->
            switch (operator) {
              case "<" -> sign < 0;
              case "<=" -> sign <= 0;
              case ">" -> sign > 0;
              default -> sign >= 0;
            });
  }

  private Optional<Object> sum(Object left, Object right, BinaryExpression at) {
    boolean many = left instanceof Map || right instanceof Map || right instanceof List;
    if (!many && !(left instanceof List) && (left instanceof String || right instanceof String)) {
      String sum =
          Values.text(left, session.at(at), session.budget())
              + Values.text(right, session.at(at), session.budget());
      session.budget().text(session.at(at), sum.length());
      return Optional.of(sum);
    }
    if (left instanceof List<?> list) {
      List<Object> sum = new ArrayList<>(list);
      if (right instanceof List<?> more) {
        sum.addAll(more);
      } else {
        sum.add(right);
      }
      session.budget().collection(session.at(at), sum, sum);
      return Optional.of(sum);
    }
    return calculated("+", left, right);
  }

  private static Optional<Object> calculated(String operator, Object left, Object right) {
    if (left instanceof Long a && right instanceof Long b) {
      return Optional.of(whole(operator, a, b));
    }
    if (left instanceof Number && right instanceof Number) {
      return Optional.of(decimal(operator, decimal(left), decimal(right)));
    }
    if (left instanceof Duration a && right instanceof Duration b) {
      return switch (operator) {
        case "+" -> Optional.of(a.plus(b));
        case "-" -> Optional.of(a.minus(b));
        default -> Optional.empty();
      };
    }
    if (operator.equals("*") && left instanceof Duration a && right instanceof Long b) {
      return Optional.of(a.multipliedBy(b));
    }
    return operator.equals("*") && left instanceof Long a && right instanceof Duration b
        ? Optional.of(b.multipliedBy(a))
        : Optional.empty();
  }

  private static Object whole(String operator, long a, long b) {
    return switch (operator) {
      case "+" -> Math.addExact(a, b);
      case "-" -> Math.subtractExact(a, b);
      case "*" -> Math.multiplyExact(a, b);
      case "%" -> a % b;
      default ->
          a % b == 0
              ? (Object) (a / b)
              : decimal("/", BigDecimal.valueOf(a), BigDecimal.valueOf(b));
    };
  }

  private static BigDecimal decimal(String operator, BigDecimal a, BigDecimal b) {
    BigDecimal result =
        switch (operator) {
          case "+" -> a.add(b, MathContext.DECIMAL64);
          case "-" -> a.subtract(b, MathContext.DECIMAL64);
          case "*" -> a.multiply(b, MathContext.DECIMAL64);
          case "%" -> a.remainder(b, MathContext.DECIMAL64);
          default -> a.divide(b, MathContext.DECIMAL64);
        };
    if (!Values.isShort(result)) {
      throw new ArithmeticException("too many digits");
    }
    return result;
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof Long whole ? BigDecimal.valueOf(whole) : (BigDecimal) number;
  }
}
