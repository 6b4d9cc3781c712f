// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes texts, numbers, flags, lists and maps as JSON, each on one line where it fits. */
public final class Json {

  private static final int WIDTH = 100;

  private Json() {}

  /** A value, ended by a line break. */
  public static String print(Object value) {
    return print(value, "") + "\n";
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
