// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;

/**
 * What may follow a dot or stand in brackets after a value: the unit of a duration, the member of a
 * map or list.
 */
final class Properties {

  private static final Map<String, Long> SECONDS =
      Map.of(
          "second", 1L, "seconds", 1L, "minute", 60L, "minutes", 60L, "hour", 3600L, "hours", 3600L,
          "day", 86_400L, "days", 86_400L);

  private static final List<String> UNITS = List.of("seconds", "minutes", "hours", "days");

  private final Session session;

  Properties(Session session) {
    this.session = session;
  }

  /** All units, from short to long. */
  static List<String> units() {
    return SECONDS.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  Object read(Object owner, PropertyExpression property) {
    String name = property.getPropertyAsString();
    return switch (owner) {
      case Mistake mistake -> mistake;
      case Number number -> duration(number, name, property);
      case Map<?, ?> map -> member(map, name, property);
      case Map.Entry<?, ?> entry when name.equals("key") -> entry.getKey();
      case Map.Entry<?, ?> entry when name.equals("value") -> entry.getValue();
      case Values.Deferred deferred -> deferred(deferred, name, property);
      default ->
          session.mistake(
              Problem.of(
                      Rule.REFUSED_SYNTAX,
                      session.at(property.getProperty()),
                      Values.describe(owner) + " has no '" + name + "'")
                  .hint("only a number has a unit, and only a map has members"));
    };
  }

  /** The member of a list or map that brackets ask for. */
  Object member(Object owner, Object key, BinaryExpression at) {
    return switch (owner) {
      case Mistake mistake -> mistake;
      case Map<?, ?> map when map.containsKey(key) -> map.get(key);
      case List<?> list when key instanceof Long index && index >= 0 && index < list.size() ->
          list.get(index.intValue());
      default ->
          key == Mistake.MADE
              ? key
              : session.mistake(
                  Problem.of(
                      Rule.UNKNOWN_MEMBER,
                      session.at(at.getRightExpression()),
                      Values.describe(owner) + " has no member " + key));
    };
  }

  private Object duration(Number number, String unit, PropertyExpression property) {
    Long seconds = SECONDS.get(unit);
    if (seconds == null) {
      return session.mistake(
          Problem.of(
                  Rule.UNKNOWN_UNIT,
                  session.at(property.getProperty()),
                  "there is no unit '" + unit + "'")
              .hint(
                  NearMiss.hint(unit, UNITS)
                      .orElse("a duration is written as 30.seconds, 5.minutes, 2.hours or 1.day")));
    }
    try {
      BigDecimal amount =
          new BigDecimal(number.toString()).multiply(BigDecimal.valueOf(seconds * 1000));
      return Duration.ofMillis(amount.longValueExact());
    } catch (ArithmeticException _) {
      return session.mistake(
          Problem.of(
              Rule.OUT_OF_RANGE,
              session.at(property),
              "this duration is too long, or finer than a millisecond"));
    }
  }

  private Object member(Map<?, ?> map, String name, PropertyExpression property) {
    return Optional.<Object>ofNullable(map.get(name))
        .orElseGet(
            () ->
                session.mistake(
                    Problem.of(
                            Rule.UNKNOWN_MEMBER,
                            session.at(property.getProperty()),
                            "the map has no member '" + name + "'")
                        .hint(
                            NearMiss.hint(
                                name, map.keySet().stream().map(Object::toString).toList()))));
  }

  private Object deferred(Values.Deferred owner, String name, PropertyExpression property) {
    String text = property.getText();
    boolean command =
        property.getObjectExpression() instanceof org.codehaus.groovy.ast.expr.MethodCallExpression;
    boolean quoted = property.getProperty() instanceof ConstantExpression && command;
    return session.mistake(
        quoted
            ? Problem.of(
                    Rule.SYNTAX,
                    session.at(property.getProperty()),
                    "'" + name + "' is not expected here")
                .hint("a comma may be missing before it")
            : Problem.of(
                    Rule.REFUSED_SYNTAX, session.at(property), "'" + text + "' cannot be reached")
                .hint(
                    "there is no variable '"
                        + owner.use().name()
                        + "'; a text is written in quotes"));
  }
}
