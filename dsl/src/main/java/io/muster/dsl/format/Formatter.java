// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import io.muster.dsl.language.ParsedText;
import io.muster.problem.InvalidRunbookException;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.SourceText;
import java.util.BitSet;
import java.util.List;

/**
 * Writes runbooks in their canonical form. Only blanks, line breaks and semicolons between
 * statements are changed; comments, quoted texts and the spelling of values stay as they are.
 *
 * <p>A block is indented by four spaces, a statement has a line of its own, and a statement that
 * goes on over several lines keeps its lines: what stands in brackets is indented by their depth,
 * the rest by eight. A block that was written on one line stays there while it fits into 120
 * columns. At most one blank line stands between two lines, none at the edge of a block. A line
 * that was broken with a backslash is joined.
 *
 * <p>First arguments stand in a column where the author began one: when one of several neighbouring
 * one-line statements has more than one blank after its word, all of them are filled up to the
 * longest word. Blank lines, comments and other statements end such a column. Comments at the ends
 * of lines begin in column 60; where the longest of neighbouring commented lines leaves no room,
 * all of them begin five blanks after it.
 */
public final class Formatter {

  private static final int WIDEST = 120;

  private Formatter() {}

  /**
   * The canonical form of a text. Its words need not be known, only its syntax has to be right.
   *
   * @param name what its problems call it
   * @throws InvalidRunbookException with what is wrong in its syntax
   */
  public static String format(String name, String text) {
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    SourceText source = new SourceText(name, plain.replace("\r\n", "\n"));
    Problems problems = new Problems();
    ParsedText before =
        ParsedText.of(source, problems)
            .orElseThrow(() -> new InvalidRunbookException(new Report(source, problems.inOrder())));
    String formatted = Alignment.print(lines(new Structure(Pieces.of(before))));
    boolean faithful =
        ParsedText.of(new SourceText(name, formatted), new Problems())
            .map(Shape::of)
            .filter(Shape.of(before)::equals)
            .isPresent();
    if (!faithful) {
      throw new IllegalStateException(
          "formatting '%s' would change what it says; it is left as it was".formatted(name));
    }
    return formatted;
  }

  private static List<Line> lines(Structure structure) {
    BitSet broken = structure.overLines();
    List<Line> lines = Lines.of(structure, Breaks.of(structure, broken));
    for (BitSet more = tooLong(structure, lines, broken);
        !more.isEmpty();
        more = tooLong(structure, lines, broken)) {
      broken.or(more);
      lines = Lines.of(structure, Breaks.of(structure, broken));
    }
    return lines;
  }

  /** The outermost one-line blocks of lines that are too long. */
  private static BitSet tooLong(Structure structure, List<Line> lines, BitSet broken) {
    BitSet found = new BitSet();
    for (int line = 0; line < lines.size(); line++) {
      if (Line.widest(lines.get(line).code(0)) > WIDEST) {
        int end = line + 1 < lines.size() ? lines.get(line + 1).first() : structure.pieces().size();
        for (int i = lines.get(line).first(); i < end; i++) {
          if (structure.pieces().get(i).is("{") && !broken.get(i) && structure.isFilled(i)) {
            found.set(i);
            i = structure.closing(i);
          }
        }
      }
    }
    return found;
  }
}
