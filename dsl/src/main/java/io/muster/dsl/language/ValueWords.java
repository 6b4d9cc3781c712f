// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.Expression;

/** Makes values that have words of their own, such as {@code latest} or {@code before('..')}. */
final class ValueWords {

  private final Session session;
  private final Conversion conversion;
  private final Arguments arguments;

  ValueWords(Session session, Conversion conversion, Arguments arguments) {
    this.session = session;
    this.conversion = conversion;
    this.arguments = arguments;
  }

  Object make(Class<?> type, Object value, Expression at, String argument) {
    if (type.isInstance(value)) {
      return value;
    }
    return value instanceof Values.Deferred deferred
        ? word(type, deferred, argument)
        : literal(type, value, at, argument);
  }

  private Object word(Class<?> type, Values.Deferred value, String argument) {
    WordUse use = value.use();
    Optional<Method> method =
        forms().words(type).stream().filter(word -> word.getName().equals(use.name())).findFirst();
    if (method.isEmpty()) {
      List<String> known = forms().words(type).stream().map(Method::getName).toList();
      return session.mistake(
          Problem.of(
                  Rule.UNKNOWN_VALUE,
                  use.at(),
                  "unknown value '" + use.name() + "' for '" + argument + "'")
              .hint(NearMiss.hint(use.name(), known).orElse("it takes " + forms().describe(type))));
    }
    Optional<Object[]> values = arguments.bind(WordShape.of(method.get()), use, value.scope());
    return values.isEmpty() ? Mistake.MADE : called(method.get(), values.get(), use.at());
  }

  private Object literal(Class<?> type, Object value, Expression at, String argument) {
    for (Method method : forms().literals(type)) {
      Type takes = method.getGenericParameterTypes()[0];
      boolean list = takes instanceof java.lang.reflect.ParameterizedType;
      if (list && value instanceof List<?>) {
        Object members = conversion.convert(takes, value, at, argument);
        return members == Mistake.MADE
            ? members
            : called(method, new Object[] {members}, session.at(at));
      }
      Optional<Object> fitting =
          list ? Optional.empty() : conversion.fitting((Class<?>) takes, value);
      if (fitting.isPresent()) {
        return called(method, new Object[] {fitting.get()}, session.at(at));
      }
    }
    return conversion.wrong(forms().describe(type), value, at, argument);
  }

  private Object called(Method method, Object[] values, Position at) {
    try {
      return Objects.requireNonNull(Invocation.call(method, null, values));
    } catch (Refused refusal) {
      return session.mistake(
          Problem.of(refusal.rule(), at, refusal.sentence()).hint(refusal.hint()));
    }
  }

  private Forms forms() {
    return session.language().forms();
  }
}
