// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import java.util.List;
import java.util.StringJoiner;

/**
 * Writes a JSON object, member by member. It only writes: a library that reads as well would take
 * longer to load than a check takes.
 */
public final class Json {

  private final StringJoiner members = new StringJoiner(", ", "{", "}");

  private Json() {}

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

  private static String quoted(String text) {
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
}
