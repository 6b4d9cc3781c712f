// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.graph;

import java.util.ArrayList;
import java.util.List;

/** Texts as they fit into boxes. */
final class Texts {

  private static final int WIDEST = 36;

  private Texts() {}

  /** The text in lines of a bearable length; nothing is left out. */
  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String rest = visible(text);
    while (rest.length() > WIDEST) {
      int space = rest.lastIndexOf(' ', WIDEST);
      int end = space > WIDEST / 3 ? space : whole(rest);
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).stripLeading();
    }
    if (!rest.isEmpty() || lines.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }

  /** The text on one line, without signs that nobody sees or that turn the direction of reading. */
  static String visible(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().forEach(sign -> out.appendCodePoint(visible(sign)));
    return out.toString();
  }

  private static int visible(int sign) {
    return switch (Character.getType(sign)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '\uFFFD';
      default -> sign;
    };
  }

  /** The widest length that does not divide a sign of two chars. */
  private static int whole(String text) {
    return Character.isHighSurrogate(text.charAt(WIDEST - 1)) ? WIDEST - 1 : WIDEST;
  }
}
