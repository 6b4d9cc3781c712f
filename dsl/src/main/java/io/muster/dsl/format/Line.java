// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.List;

/**
 * A line of the canonical form.
 *
 * @param first the place of its first piece in the text
 * @param afterBlank whether a blank line stands before it
 */
record Line(int first, int indent, boolean afterBlank, List<Piece> pieces) {

  /** Whether a comment stands at its end, behind something else. */
  boolean hasComment() {
    return pieces.size() > 1 && pieces.getLast().kind() == Piece.Kind.LINE_COMMENT;
  }

  /**
   * What stands on the line, without the comment at its end.
   *
   * @param wordWidth the width that its first word is filled up to
   */
  String code(int wordWidth) {
    StringBuilder out = new StringBuilder(" ".repeat(indent));
    int count = hasComment() ? pieces.size() - 1 : pieces.size();
    for (int i = 0; i < count; i++) {
      if (i > 0 && Spacing.between(pieces.get(i - 1), pieces.get(i))) {
        out.append(" ");
      }
      out.append(i == 0 ? begin(pieces.getFirst()) : pieces.get(i).text());
      if (i == 0) {
        out.append(" ".repeat(Math.max(0, wordWidth - width(pieces.getFirst().text()))));
      }
    }
    return out.toString();
  }

  /** The lines of a comment begin below its first star; others stay where they are. */
  private String begin(Piece piece) {
    boolean starred =
        piece.kind() == Piece.Kind.BLOCK_COMMENT
            && piece.text().lines().skip(1).allMatch(line -> line.strip().startsWith("*"));
    return starred
        ? piece.text().replaceAll("\n[ \t]*", "\n" + " ".repeat(indent + 1))
        : piece.text();
  }

  /** The width of the widest line, where a text takes several. */
  static int widest(String code) {
    return code.lines().mapToInt(Line::width).max().orElse(0);
  }

  /** The width of the last line. */
  static int width(String code) {
    int start = code.lastIndexOf('\n') + 1;
    return code.codePointCount(start, code.length());
  }
}
