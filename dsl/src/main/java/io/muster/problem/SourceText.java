// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.Arrays;
import java.util.List;

/** A text and the name that its problems are reported under. */
public final class SourceText {

  private final String name;
  private final String content;
  private final List<String> lines;

  /**
   * A text as it was read.
   *
   * @param name the file as the author gave it
   * @param content the text; empty where the file could not be read
   */
  public SourceText(String name, String content) {
    this.name = name;
    this.content = content;
    this.lines = split(content);
  }

  public String name() {
    return name;
  }

  public String content() {
    return content;
  }

  /** A carriage return alone ends no line: Groovy does not count it as one. */
  private static List<String> split(String content) {
    String text = content.endsWith("\n") ? content.substring(0, content.length() - 1) : content;
    return content.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("\n", -1))
            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
            .toList();
  }

  /** The lines as the author sees them. */
  public List<String> lines() {
    return lines;
  }

  /** The line of a place; empty for the text as a whole and for a place outside of it. */
  public String line(Position at) {
    return at.line() < 1 || at.line() > lines.size() ? "" : lines.get(at.line() - 1);
  }

  /** The length of the word, number or quoted text at the place; at least 1. */
  public int extent(Position at) {
    String line = line(at);
    int start = at.column() - 1;
    if (start < 0 || start >= line.length()) {
      return 1;
    }
    char first = line.charAt(start);
    if (first == '\'' || first == '"') {
      int end = line.indexOf(first, start + 1);
      return (end < 0 ? line.length() : end + 1) - start;
    }
    int end = start;
    while (end < line.length() && isWordPart(line, end)) {
      end++;
    }
    return Math.max(1, end - start);
  }

  private static boolean isWordPart(String line, int index) {
    char c = line.charAt(index);
    return Character.isJavaIdentifierPart(c)
        || (c == '.'
            && index + 1 < line.length()
            && Character.isJavaIdentifierStart(line.charAt(index + 1)));
  }

  /** Whether this text has the part at the place. */
  public boolean startsAt(Position at, String part) {
    return at.line() <= lines.size() && lines.get(at.line() - 1).startsWith(part, at.column() - 1);
  }

  /** A place in this text; lines and columns count from 1. */
  public Position at(int line, int column) {
    return new Position(name, line, column);
  }

  /** The text as a whole, for problems that have no line. */
  public Position whole() {
    return Position.whole(name);
  }
}
