// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The words of one block, read from the interface that describes them. */
public record Vocabulary(Class<?> type, Map<String, WordShape> words) {

  private static final ClassValue<Vocabulary> KNOWN =
      new ClassValue<>() {
        @Override
        protected Vocabulary computeValue(Class<?> type) {
          return read(type);
        }
      };

  /** The words of the block that an interface describes. */
  public static Vocabulary of(Class<?> words) {
    return KNOWN.get(words);
  }

  private static Vocabulary read(Class<?> type) {
    Map<String, WordShape> words = new TreeMap<>();
    Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> method.isAnnotationPresent(Word.class))
        .forEach(method -> words.put(method.getName(), WordShape.of(method)));
    return new Vocabulary(type, words);
  }

  /** The static methods of a class of values. */
  static Set<Method> values(Class<?> type) {
    return Set.of(
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(
                method ->
                    method.isAnnotationPresent(Word.class)
                        || method.isAnnotationPresent(Literal.class))
            .toArray(Method[]::new));
  }

  Optional<WordShape> find(String word) {
    return Optional.ofNullable(words.get(word));
  }
}
