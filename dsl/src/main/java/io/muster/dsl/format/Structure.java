// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/** Which bracket each piece stands in, and where it is closed. */
final class Structure {

  static final int FILE = -1;

  private final List<Piece> pieces;
  private final int[] inside;
  private final int[] closing;

  Structure(List<Piece> pieces) {
    this.pieces = pieces;
    this.inside = new int[pieces.size()];
    this.closing = new int[pieces.size()];
    Deque<Integer> open = new ArrayDeque<>();
    open.push(FILE);
    for (int i = 0; i < pieces.size(); i++) {
      inside[i] = open.element();
      if (pieces.get(i).opens()) {
        open.push(i);
      } else if (pieces.get(i).closes()) {
        closing[open.pop()] = i;
      }
    }
  }

  List<Piece> pieces() {
    return pieces;
  }

  /** The bracket around this piece, also where the piece closes it. */
  int around(int piece) {
    return inside[piece];
  }

  int closing(int opening) {
    return closing[opening];
  }

  boolean isBlock(int opening) {
    return opening == FILE || pieces.get(opening).is("{");
  }

  /** Whether a block has anything in it, be it only a comment. */
  boolean isFilled(int opening) {
    return IntStream.range(opening + 1, closing[opening]).anyMatch(i -> !pieces.get(i).separates());
  }

  /** The blocks that were written over several lines. */
  BitSet overLines() {
    int[] ended = new int[pieces.size() + 1];
    for (int i = 0; i < pieces.size(); i++) {
      ended[i + 1] = ended[i] + pieces.get(i).breaks() + (pieces.get(i).spansLines() ? 1 : 0);
    }
    BitSet blocks = new BitSet();
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).is("{") && ended[closing[i] + 1] > ended[i + 1] && isFilled(i)) {
        blocks.set(i);
      }
    }
    return blocks;
  }

  /** The first piece from here on that is neither a comment nor between statements; or the end. */
  int significant(int from) {
    int i = from;
    while (i < pieces.size() && (pieces.get(i).isComment() || pieces.get(i).separates())) {
      i++;
    }
    return i;
  }

  /** Whether a line break was written before one of the pieces after the first up to the last. */
  boolean hasBreak(int first, int last) {
    return IntStream.rangeClosed(first + 1, last).anyMatch(i -> pieces.get(i).breaks() > 0);
  }
}
