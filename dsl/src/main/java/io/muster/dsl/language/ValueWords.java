// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
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

  /** "latest, before(..) or named(..)". */
  String forms(Class<?> type) {
    List<String> forms = Stream.concat(literals(type), words(type).map(ValueWords::form)).toList();
    return forms.size() == 1
        ? forms.getFirst()
        : String.join(", ", forms.subList(0, forms.size() - 1)) + " or " + forms.getLast();
  }

  private Object word(Class<?> type, Values.Deferred value, String argument) {
    WordUse use = value.use();
    Optional<Method> method =
        words(type).filter(word -> word.getName().equals(use.name())).findFirst();
    if (method.isEmpty()) {
      List<String> known = words(type).map(Method::getName).toList();
      return session.mistake(
          Problem.of(
                  Rule.UNKNOWN_VALUE,
                  use.at(),
                  "unknown value '" + use.name() + "' for '" + argument + "'")
              .hint(NearMiss.hint(use.name(), known).orElse("it takes " + forms(type))));
    }
    Optional<Object[]> values = arguments.bind(WordShape.of(method.get()), use, value.scope());
    return values.isEmpty() ? Mistake.MADE : called(method.get(), values.get(), use.at());
  }

  private Object literal(Class<?> type, Object value, Expression at, String argument) {
    for (Method method : methods(type, Literal.class).toList()) {
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
    return conversion.wrong(forms(type), value, at, argument);
  }

  private Object called(Method method, Object[] values, Position at) {
    try {
      return Objects.requireNonNull(Invocation.call(method, null, values));
    } catch (Refused refusal) {
      return session.mistake(
          Problem.of(refusal.rule(), at, refusal.sentence()).hint(refusal.hint()));
    }
  }

  private Stream<Method> words(Class<?> type) {
    return methods(type, Word.class);
  }

  private Stream<String> literals(Class<?> type) {
    return methods(type, Literal.class)
        .map(method -> Objects.requireNonNull(method.getAnnotation(Literal.class)).value());
  }

  private Stream<Method> methods(
      Class<?> type, Class<? extends java.lang.annotation.Annotation> kind) {
    return session.language().valueMethods(type).stream()
        .filter(method -> method.isAnnotationPresent(kind))
        .sorted(Comparator.comparingInt(Method::getParameterCount).thenComparing(Method::getName));
  }

  private static String form(Method word) {
    return word.getParameterCount() == 0 ? word.getName() : word.getName() + "(..)";
  }
}
