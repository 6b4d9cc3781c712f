// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.dsl.language.WordShape.Types;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How values are written: those of plain types, and those that have words of their own. */
final class Forms {

  private final Map<Class<?>, List<Method>> methods = new LinkedHashMap<>();

  Forms(List<Class<?>> classes) {
    classes.stream()
        .flatMap(type -> Vocabulary.values(type).stream())
        .forEach(
            method ->
                methods
                    .computeIfAbsent(method.getReturnType(), _ -> new ArrayList<>())
                    .add(method));
    methods
        .values()
        .forEach(
            forms ->
                forms.sort(
                    Comparator.comparingInt(Method::getParameterCount)
                        .thenComparing(Method::getName)));
  }

  /** The types whose values have words of their own. */
  Set<Class<?>> types() {
    return methods.keySet();
  }

  /** The methods that make a value of this type from a word. */
  List<Method> words(Class<?> type) {
    return methods(type, Word.class).toList();
  }

  /** The methods that make a value of this type from a plain text, number or list. */
  List<Method> literals(Class<?> type) {
    return methods(type, Literal.class).toList();
  }

  /** What a parameter takes, in the words of a sentence. */
  String describe(Type type) {
    Optional<Type> optional = Types.optional(type);
    if (optional.isPresent()) {
      return describe(optional.get());
    }
    if (Types.block(type).isPresent()) {
      return "a block: { .. }";
    }
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == Map.class ? "a map: [name: ..]" : "a list: ['..', '..']";
    }
    Class<?> plain = (Class<?>) type;
    if (methods.containsKey(plain)) {
      return alternatives(plain);
    }
    return switch (plain.getSimpleName()) {
      case "String" -> "a text in quotes";
      case "int", "Integer", "long", "Long" -> "a whole number";
      case "double", "Double", "BigDecimal" -> "a number";
      case "boolean", "Boolean" -> "true or false";
      case "Duration" -> "a duration such as 30.seconds";
      default -> "a text, a number, a list or a map";
    };
  }

  /** "latest, before(..) or named(..)". */
  private String alternatives(Class<?> type) {
    List<String> forms =
        Stream.concat(
                literals(type).stream().map(Forms::literal), words(type).stream().map(Forms::word))
            .toList();
    return forms.size() == 1
        ? forms.getFirst()
        : String.join(", ", forms.subList(0, forms.size() - 1)) + " or " + forms.getLast();
  }

  private Stream<Method> methods(Class<?> type, Class<? extends Annotation> kind) {
    return methods.getOrDefault(type, List.of()).stream()
        .filter(method -> method.isAnnotationPresent(kind));
  }

  static String literal(Method method) {
    return Objects.requireNonNull(method.getAnnotation(Literal.class)).value();
  }

  private static String word(Method method) {
    return method.getParameterCount() == 0 ? method.getName() : method.getName() + "(..)";
  }
}
