// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.dsl.language.WordShape.Types;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.Expression;

/**
 * Makes of a written value what a parameter takes, strictly: nothing is turned into something else
 * silently.
 */
final class Conversion {

  private final Session session;
  private final Arguments arguments;
  private final ValueWords values;

  Conversion(Session session, Arguments arguments) {
    this.session = session;
    this.arguments = arguments;
    this.values = new ValueWords(session, this, arguments);
  }

  /**
   * The value for a parameter; where it does not fit, the problem is told under the argument's
   * name.
   */
  Object convert(Type type, Object value, Expression at, String argument) {
    if (value == Mistake.MADE) {
      return value;
    }
    session.budget().work(session.at(at), session.budget().weight(value));
    Optional<Type> optional = Types.optional(type);
    if (optional.isPresent()) {
      Object inner = convert(optional.get(), value, at, argument);
      return inner == Mistake.MADE ? inner : Optional.of(inner);
    }
    if (type instanceof ParameterizedType generic) {
      return container(generic, value, at, argument);
    }
    if (session.language().makesValues((Class<?>) type)) {
      return values.make((Class<?>) type, value, at, argument);
    }
    if (value instanceof Values.Deferred deferred) {
      return unknown(deferred, argument, type);
    }
    List<Object> noData = type == Object.class ? noData(value).toList() : List.of();
    if (!noData.isEmpty()) {
      noData.forEach(odd -> refuse(odd, at, argument));
      return Mistake.MADE;
    }
    return fitting((Class<?>) type, value)
        .orElseGet(() -> wrong(describe(type), value, at, argument));
  }

  /** What within lists and maps is no data: names, blocks and mistakes. */
  private static Stream<Object> noData(Object value) {
    return switch (value) {
      case Values.Deferred _, Values.Body _, Mistake _ -> Stream.of(value);
      case List<?> list -> list.stream().flatMap(Conversion::noData);
      case Map<?, ?> map -> map.values().stream().flatMap(Conversion::noData);
      default -> Stream.empty();
    };
  }

  private void refuse(Object odd, Expression at, String argument) {
    switch (odd) {
      case Values.Deferred name -> unknown(name, argument, String.class);
      case Values.Body body -> wrong(describe(Object.class), body, at, argument);
      default -> {} // a mistake has been told
    }
  }

  /** Whether a value of plain type fits, without telling anything. */
  Optional<Object> fitting(Class<?> type, Object value) {
    return Optional.ofNullable(
        switch (value) {
          case String text when type == String.class -> text;
          case Duration duration when type == Duration.class -> duration;
          case Boolean truth when type == boolean.class || type == Boolean.class -> truth;
          case Long number when type == int.class || type == Integer.class ->
              number == number.intValue() ? number.intValue() : null;
          case Long number when type == long.class || type == Long.class -> number;
          case Long number when type == double.class || type == Double.class ->
              number.doubleValue();
          case Long number when type == BigDecimal.class -> BigDecimal.valueOf(number);
          case BigDecimal number when type == BigDecimal.class -> number;
          case BigDecimal number when type == double.class || type == Double.class ->
              number.doubleValue();
          case Object data when type == Object.class -> data(data);
          case Object made when type.isInstance(made) -> made;
          default -> null;
        });
  }

  Object wrong(String takes, Object value, Expression at, String argument) {
    return session.mistake(
        Problem.of(
            Rule.WRONG_TYPE,
            session.at(at),
            "'" + argument + "' takes " + takes + ", not " + Values.describe(value)));
  }

  private Object unknown(Values.Deferred value, String argument, Type type) {
    String name = value.use().name();
    Problem problem =
        Problem.of(
            Rule.UNKNOWN_NAME,
            value.use().at(),
            "there is no variable '" + name + "', and '" + argument + "' takes " + describe(type));
    boolean quotesHelp = type == String.class && value.use().values().isEmpty();
    return session.mistake(
        quotesHelp ? problem.hint("write it as '" + name + "' if that is its name") : problem);
  }

  private Object container(ParameterizedType type, Object value, Expression at, String argument) {
    Optional<Class<?>> words = Types.block(type);
    if (words.isPresent()) {
      return value instanceof Values.Body body
          ? arguments.block(words.get(), body.closure(), body.scope(), argument)
          : wrong(describe(type), value, at, argument);
    }
    Type member = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == Map.class && value instanceof Map<?, ?> map) {
      Map<String, Object> result = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> result.put(String.valueOf(key), convert(member, item, at, argument)));
      return result.containsValue(Mistake.MADE)
          ? Mistake.MADE
          : Collections.unmodifiableMap(result);
    }
    if (type.getRawType() != Map.class && value instanceof List<?> list) {
      List<Object> result = new ArrayList<>();
      list.forEach(item -> result.add(convert(member, item, at, argument)));
      if (result.contains(Mistake.MADE)) {
        return Mistake.MADE;
      }
      return type.getRawType() == Set.class ? new LinkedHashSet<>(result) : List.copyOf(result);
    }
    return value instanceof Values.Deferred deferred
        ? unknown(deferred, argument, type)
        : wrong(describe(type), value, at, argument);
  }

  /** Plain data as JSON knows it. */
  private static Object data(Object value) {
    return switch (value) {
      case Long number when number == number.intValue() -> (Object) number.intValue();
      case Duration duration -> duration.toString();
      case List<?> list -> list.stream().map(Conversion::data).toList();
      case Map<?, ?> map -> {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach(
            (key, item) ->
                result.put(String.valueOf(key), String.valueOf(key).isEmpty() ? "" : data(item)));
        yield result;
      }
      default -> value;
    };
  }

  private String describe(Type type) {
    return session.language().describe(type);
  }
}
