// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.runbook.Position;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a word takes: read from the parameters of its method. */
public record WordShape(
    Method method, String name, String example, List<Slot> slots, Map<String, Type> arguments) {

  /** What one parameter of the method is filled with. */
  public sealed interface Slot {

    /** The place of the word. */
    record Where() implements Slot {}

    /** The next value that is written without a name. */
    record Value(String name, Type type) implements Slot {}

    /** Named arguments, as a record whose components are their names. */
    record Named(Class<?> type, Map<String, Type> arguments) implements Slot {}

    /** The block between braces. */
    record Braces(Class<?> words, boolean optional) implements Slot {}
  }

  static WordShape of(Method method) {
    Word word = Objects.requireNonNull(method.getAnnotation(Word.class));
    List<Slot> slots = Arrays.stream(method.getParameters()).map(WordShape::slot).toList();
    Map<String, Type> arguments = new LinkedHashMap<>();
    for (Slot slot : slots) {
      if (slot instanceof Slot.Named named) {
        arguments.putAll(named.arguments());
      }
    }
    return new WordShape(method, method.getName(), word.example(), slots, arguments);
  }

  private static Slot slot(Parameter parameter) {
    Type type = parameter.getParameterizedType();
    if (type == Position.class) {
      return new Slot.Where();
    }
    if (type instanceof Class<?> record && record.isRecord() && hasArguments(record)) {
      Map<String, Type> arguments = new LinkedHashMap<>();
      for (RecordComponent component : record.getRecordComponents()) {
        arguments.put(component.getName(), component.getGenericType());
      }
      return new Slot.Named(record, arguments);
    }
    Optional<Class<?>> words = Types.block(type);
    if (words.isPresent()) {
      return new Slot.Braces(words.get(), false);
    }
    Optional<Class<?>> optionalWords = Types.optional(type).flatMap(Types::block);
    if (optionalWords.isPresent()) {
      return new Slot.Braces(optionalWords.get(), true);
    }
    return new Slot.Value(parameter.getName(), type);
  }

  private static boolean hasArguments(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .allMatch(component -> component.isAnnotationPresent(Argument.class));
  }

  Optional<Slot.Braces> braces() {
    return slots.stream()
        .filter(Slot.Braces.class::isInstance)
        .map(Slot.Braces.class::cast)
        .findFirst();
  }

  /** What the word says, in a sentence or two. */
  public String text() {
    return Objects.requireNonNull(method.getAnnotation(Word.class)).text();
  }

  /** "write vm 'db01', delay: 30.seconds". */
  String advice() {
    return "write " + example;
  }

  /** Small questions about types. */
  static final class Types {

    private Types() {}

    static Optional<Type> optional(Type type) {
      return argument(type, Optional.class);
    }

    static Optional<Class<?>> block(Type type) {
      return argument(type, Block.class).map(words -> (Class<?>) words);
    }

    static Optional<Type> argument(Type type, Class<?> raw) {
      return type instanceof ParameterizedType generic && generic.getRawType() == raw
          ? Optional.of(
              generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
          : Optional.empty();
    }
  }
}
