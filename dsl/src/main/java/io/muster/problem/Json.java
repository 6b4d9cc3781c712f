// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes JSON: an object member by member, or a value as a whole. It only writes: a library that
 * reads as well would take longer to load than a check takes.
 */
public final class Json {

  private static final int WIDTH = 100;

  private final StringJoiner members = new StringJoiner(", ", "{", "}");

  private Json() {}

  /** Texts, numbers, flags, lists and maps, each on one line where it fits, and a line break. */
  public static String print(Object value) {
    return print(value, "") + "\n";
  }

  /** An object without members. */
  public static Json object() {
    return new Json();
  }

  /** An array with one object a line. */
  public static String lines(List<Json> objects) {
    StringJoiner array = new StringJoiner(",\n  ", "[\n  ", "\n]").setEmptyValue("[]");
    objects.forEach(object -> array.add(object.toString()));
    return array.toString();
  }

  /** The same object with a text. */
  public Json put(String name, String value) {
    return member(name, quoted(value));
  }

  /** The same object with a number. */
  public Json put(String name, long value) {
    return member(name, String.valueOf(value));
  }

  /** The same object with a yes or no. */
  public Json put(String name, boolean value) {
    return member(name, String.valueOf(value));
  }

  /** The same object with an object in it. */
  public Json put(String name, Json value) {
    return member(name, value.toString());
  }

  /** The same object with an array of objects. */
  public Json put(String name, List<Json> values) {
    return member(name, values.toString());
  }

  /** The same object with an array of objects, one a line. */
  public Json putLines(String name, List<Json> values) {
    return member(name, lines(values));
  }

  private Json member(String name, String value) {
    members.add(quoted(name) + ": " + value);
    return this;
  }

  @Override
  public String toString() {
    return members.toString();
  }

  /** A text between quotation marks. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String print(Object value, String indent) {
    String line = joined(value, "", ", ", "", Json::line);
    if (indent.length() + line.length() <= WIDTH) {
      return line;
    }
    String deeper = indent + "  ";
    return joined(
        value, "\n" + deeper, ",\n" + deeper, "\n" + indent, member -> print(member, deeper));
  }

  private static String line(Object value) {
    return joined(value, "", ", ", "", Json::line);
  }

  private static String joined(
      Object value, String start, String between, String end, Function<Object, String> member) {
    return switch (value) {
      case Map<?, ?> map when map.isEmpty() -> "{}";
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(
                  entry ->
                      quoted(String.valueOf(entry.getKey()))
                          + ": "
                          + member.apply(entry.getValue()))
              .collect(Collectors.joining(between, "{" + start, end + "}"));
      case Collection<?> list when list.isEmpty() -> "[]";
      case Collection<?> list ->
          List.copyOf(list).stream()
              .map(member)
              .collect(Collectors.joining(between, "[" + start, end + "]"));
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> quoted(value.toString());
    };
  }
}
