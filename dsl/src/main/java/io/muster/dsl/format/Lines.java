// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts pieces into lines and indents them. */
final class Lines {

  private static final int INDENT = 4;
  private static final int CONTINUATION = 8;

  private final Structure structure;
  private final List<Piece> pieces;
  private final int[] breaks;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Line> lines = new ArrayList<>();

  private Lines(Structure structure, int[] breaks) {
    this.structure = structure;
    this.pieces = structure.pieces();
    this.breaks = breaks;
    open.push(new Frame(true, true, -INDENT));
  }

  static List<Line> of(Structure structure, int[] breaks) {
    Lines cut = new Lines(structure, breaks);
    for (int i = 0; i < breaks.length; ) {
      i = cut.line(i);
    }
    return List.copyOf(cut.lines);
  }

  /** Takes the line that begins here, and tells where the next begins. */
  private int line(int first) {
    if (breaks[first] == Breaks.OMITTED) {
      return first + 1;
    }
    int indent = indent(first);
    if (!pieces.get(first).closes()) {
      open.element().lineIndent = indent;
    }
    List<Piece> taken = new ArrayList<>();
    int next = first;
    for (; next < breaks.length && (next == first || breaks[next] <= 0); next++) {
      if (breaks[next] != Breaks.OMITTED) {
        taken.add(pieces.get(next));
        follow(next);
      }
    }
    lines.add(new Line(first, indent, breaks[first] == 2, List.copyOf(taken)));
    return next;
  }

  private void follow(int i) {
    if (pieces.get(i).opens()) {
      open.push(new Frame(structure.isBlock(i), endsLine(i), open.element().lineIndent));
    } else if (pieces.get(i).closes()) {
      open.pop();
    }
  }

  private boolean endsLine(int i) {
    return breaks[i + 1] > 0 || pieces.get(i + 1).kind() == Piece.Kind.LINE_COMMENT;
  }

  private int indent(int first) {
    Frame frame = open.element();
    if (pieces.get(first).closes()) {
      return frame.base;
    }
    if (!frame.block) {
      return frame.base + (frame.endsLine ? INDENT : CONTINUATION);
    }
    int next = structure.significant(first);
    int inner = frame.base + INDENT;
    if (next == pieces.size() || isAtLevel(pieces.get(next))) {
      return inner;
    }
    return inner + (pieces.get(next).is(Role.BODY) ? INDENT : CONTINUATION);
  }

  private static boolean isAtLevel(Piece piece) {
    return piece.is(Role.STATEMENT) || piece.is("}") || piece.is("{") || piece.continuesBlock();
  }

  /** A bracket that is open. */
  private static final class Frame {

    private final boolean block;
    private final boolean endsLine;
    private final int base;
    private int lineIndent;

    /**
     * A bracket that has just been opened.
     *
     * @param endsLine whether nothing follows the bracket on its line
     * @param base the indent of the last line that began beside the bracket
     */
    Frame(boolean block, boolean endsLine, int base) {
      this.block = block;
      this.endsLine = endsLine;
      this.base = base;
      this.lineIndent = base;
    }
  }
}
