// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.reference;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import io.muster.dsl.language.Language;
import io.muster.dsl.language.Vocabulary;
import io.muster.dsl.language.WordShape;
import io.muster.dsl.language.WordShape.Slot;
import io.muster.dsl.language.Words;
import io.muster.dsl.reference.TypeDescription.Kind;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the description of a language from its interfaces of words, from the top of a file down.
 */
final class Describer {

  private final Language<?> language;
  private final Set<Class<?>> known = new HashSet<>();
  private final Deque<Class<?>> waiting = new ArrayDeque<>();

  Describer(Language<?> language) {
    this.language = language;
  }

  Description describe() {
    name(language.words());
    List<BlockDescription> blocks = new ArrayList<>(waiting());
    List<ValueDescription> values =
        language.valueTypes().stream()
            .sorted(Comparator.comparing(Class::getSimpleName))
            .map(this::value)
            .toList();
    blocks.addAll(waiting());
    return new Description(List.copyOf(blocks), values, Language.units());
  }

  private List<BlockDescription> waiting() {
    List<BlockDescription> blocks = new ArrayList<>();
    while (!waiting.isEmpty()) {
      blocks.add(block(waiting.remove()));
    }
    return blocks;
  }

  /** The name of a block; whoever names a block has it described. */
  private String name(Class<?> words) {
    if (known.add(words)) {
      waiting.add(words);
    }
    String type = words.getSimpleName();
    String name = type.endsWith("Words") ? type.substring(0, type.length() - 5) : type;
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private BlockDescription block(Class<?> words) {
    List<WordDescription> own =
        Vocabulary.of(words).words().values().stream()
            .filter(word -> word.method().getDeclaringClass() == words)
            .map(this::word)
            .toList();
    List<String> includes =
        Arrays.stream(words.getInterfaces())
            .filter(type -> !Vocabulary.of(type).words().isEmpty())
            .map(this::name)
            .toList();
    Optional<Words> text = Optional.ofNullable(words.getAnnotation(Words.class));
    return new BlockDescription(name(words), text.map(Words::value).orElse(""), includes, own);
  }

  private ValueDescription value(Class<?> type) {
    return new ValueDescription(
        spaced(type),
        language.literals(type),
        language.valueWords(type).stream().map(this::word).toList());
  }

  private WordDescription word(WordShape word) {
    List<ParameterDescription> values = new ArrayList<>();
    List<ParameterDescription> arguments = new ArrayList<>();
    Optional<WordDescription.Body> body = Optional.empty();
    for (Slot slot : word.slots()) {
      switch (slot) {
        case Slot.Where _ -> {}
        case Slot.Value value -> values.add(parameter(value.name(), value.type(), ""));
        case Slot.Named named -> arguments.addAll(arguments(named.type()));
        case Slot.Braces braces ->
            body = Optional.of(new WordDescription.Body(name(braces.words()), !braces.optional()));
      }
    }
    return new WordDescription(
        word.name(),
        word.text(),
        word.example(),
        List.copyOf(values),
        List.copyOf(arguments),
        body);
  }

  private List<ParameterDescription> arguments(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(
            component ->
                parameter(
                    component.getName(),
                    component.getGenericType(),
                    Optional.ofNullable(component.getAnnotation(Argument.class))
                        .map(Argument::value)
                        .orElse("")))
        .toList();
  }

  private ParameterDescription parameter(String name, Type type, String text) {
    boolean optional = raw(type) == Optional.class;
    Type taken = optional ? argument(type) : type;
    return new ParameterDescription(name, type(taken), !optional, text);
  }

  private TypeDescription type(Type type) {
    Class<?> raw = raw(type);
    String words = language.describe(type);
    if (raw == Block.class) {
      return new TypeDescription(Kind.BLOCK, words, Optional.of(name(raw(argument(type)))));
    }
    return language.valueTypes().contains(raw)
        ? new TypeDescription(Kind.VALUE, words, Optional.of(spaced(raw)))
        : new TypeDescription(kind(type), words, Optional.empty());
  }

  private static Kind kind(Type type) {
    Class<?> raw = raw(type);
    if (type instanceof ParameterizedType) {
      return raw == Map.class ? Kind.MAP : Kind.LIST;
    }
    return switch (raw.getSimpleName()) {
      case "String" -> Kind.TEXT;
      case "int", "Integer", "long", "Long" -> Kind.WHOLE_NUMBER;
      case "double", "Double" -> Kind.NUMBER;
      case "boolean", "Boolean" -> Kind.FLAG;
      default -> raw == Duration.class ? Kind.DURATION : Kind.DATA;
    };
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  private static Type argument(Type type) {
    return ((ParameterizedType) type).getActualTypeArguments()[0];
  }

  /** "restore point choice". */
  private static String spaced(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=.)([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
