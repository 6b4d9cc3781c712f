// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

/** A text read character by character, with the line and column of where it stands. */
final class Characters {

  private final String text;
  private int index;
  private int line = 1;
  private int lineStart;

  Characters(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return index >= text.length();
  }

  char current() {
    return text.charAt(index);
  }

  boolean startsWith(String part) {
    return text.startsWith(part, index);
  }

  int line() {
    return line;
  }

  int column() {
    return index - lineStart + 1;
  }

  /** Goes on; always true, so that it can end a branch. */
  boolean advance(int count) {
    for (int end = Math.min(text.length(), index + count); index < end; index++) {
      if (text.charAt(index) == '\n') {
        line++;
        lineStart = index + 1;
      }
    }
    return true;
  }

  void skipTo(String part) {
    int found = text.indexOf(part, index);
    advance((found < 0 ? text.length() : found) - index);
  }

  boolean skipPast(String part) {
    int found = text.indexOf(part, index + 2);
    advance((found < 0 ? text.length() : found + part.length()) - index);
    return found >= 0;
  }

  /** How far the line is indented. */
  int indent() {
    int end = lineStart;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return end - lineStart;
  }

  boolean firstOfLine() {
    return index - lineStart == indent();
  }

  /** Whether a slash here is the quote of a text, as opposed to a division. */
  boolean slashBeginsText() {
    int before = index - 1;
    while (before >= lineStart && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    if (before < lineStart || "(,=[:{;!&|?<>+-*$".indexOf(text.charAt(before)) >= 0) {
      return true;
    }
    boolean spaceBefore = before < index - 1;
    boolean spaceAfter =
        index + 1 < text.length() && Character.isWhitespace(text.charAt(index + 1));
    return Character.isLetter(text.charAt(before)) && spaceBefore && !spaceAfter;
  }
}
