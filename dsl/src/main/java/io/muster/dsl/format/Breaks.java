// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.BitSet;
import java.util.List;

/**
 * Decides where lines end. Breaks stay where they were written, but for those that the canonical
 * form asks for or forbids.
 */
final class Breaks {

  /** A semicolon that is left out, since a line ends there. */
  static final int OMITTED = -1;

  private final Structure structure;
  private final List<Piece> pieces;
  private final BitSet broken;
  private final int[] breaks;

  private int last = -1;
  private int carried;
  private boolean mayForce;
  private boolean afterOpening;

  private Breaks(Structure structure, BitSet broken) {
    this.structure = structure;
    this.pieces = structure.pieces();
    this.broken = broken;
    this.breaks = new int[pieces.size()];
  }

  /**
   * How many breaks stand before each piece: none, one, or two for a blank line.
   *
   * @param broken the blocks that take several lines
   */
  static int[] of(Structure structure, BitSet broken) {
    Breaks decided = new Breaks(structure, broken);
    for (int i = 0; i < decided.pieces.size(); i++) {
      decided.place(i);
    }
    return decided.breaks;
  }

  private void place(int i) {
    Piece piece = pieces.get(i);
    if (piece.separates() && !isKept(i)) {
      breaks[i] = OMITTED;
      carried = Math.max(carried, piece.breaks());
      mayForce = true;
      return;
    }
    breaks[i] = last < 0 ? 0 : before(i);
    carried = piece.is(",") ? Math.max(carried, piece.breaks()) - breaks[i] : 0;
    boolean opensBlock = piece.is("{") || piece.is(Role.BLOCK_ARROW);
    mayForce = opensBlock || piece.separates();
    afterOpening =
        piece.opens() || opensBlock || (afterOpening && piece.isComment() && breaks[i] == 0);
    last = i;
  }

  /** Whether a semicolon is still needed between two statements. */
  private boolean isKept(int i) {
    int next = structure.significant(i);
    if (structure.around(i) != Structure.FILE && !structure.isBlock(structure.around(i))) {
      return true;
    }
    if (last < 0 || next == pieces.size() || pieces.get(next).is("}") || beginsBlock()) {
      return false;
    }
    if (pieces.get(next).is("{")) {
      return true;
    }
    return pieces.get(next).is(Role.STATEMENT)
        ? isOnOneLine(structure.around(i))
        : !structure.hasBreak(i, next);
  }

  private boolean beginsBlock() {
    int before = last;
    while (before > 0 && pieces.get(before).isComment()) {
      before--;
    }
    Piece piece = pieces.get(before);
    return piece.is("{") || piece.is(Role.BLOCK_ARROW) || piece.separates() || piece.isComment();
  }

  private boolean isOnOneLine(int opening) {
    return opening != Structure.FILE && structure.isBlock(opening) && !broken.get(opening);
  }

  private int before(int i) {
    Piece piece = pieces.get(i);
    if (isOnOneLine(structure.around(i))) {
      return 0;
    }
    int count = Math.min(2, Math.max(piece.breaks(), carried));
    if (pieces.get(last).kind() == Piece.Kind.LINE_COMMENT) {
      count = Math.max(1, count);
    } else if (joins(piece, pieces.get(last))) {
      count = 0;
    } else if (count == 0 && mayForce && beginsStatement(i)) {
      count = 1;
    }
    if (piece.is("}")) {
      count = 1;
    }
    boolean blankAllowed =
        piece.is(Role.STATEMENT) || piece.isComment() || !structure.isBlock(structure.around(i));
    return afterOpening || piece.closes() || !blankAllowed ? Math.min(1, count) : count;
  }

  /** Whether a statement follows, on the same line as it was written. */
  private boolean beginsStatement(int i) {
    int next = structure.significant(i);
    return next < pieces.size()
        && pieces.get(next).is(Role.STATEMENT)
        && !structure.hasBreak(i, next);
  }

  /** Whether a piece is moved up to the line of the one before it. */
  private static boolean joins(Piece piece, Piece before) {
    if (piece.is("{")) {
      return !piece.is(Role.STATEMENT) && !before.is(",") && !before.opens();
    }
    return (piece.continuesBlock() && before.is("}"))
        || (piece.is(",") && !before.isComment())
        || (piece.closes() && before.opens())
        || piece.is(Role.PARAMETER)
        || piece.is(Role.BLOCK_ARROW);
  }
}
