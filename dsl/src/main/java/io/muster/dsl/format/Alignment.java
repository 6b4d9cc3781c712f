// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Writes lines, with their first arguments and the comments at their ends in columns. */
final class Alignment {

  private static final int COMMENT_COLUMN = 59;
  private static final int BEFORE_COMMENT = 5;

  private final List<Line> lines;

  private Alignment(List<Line> lines) {
    this.lines = lines;
  }

  static String print(List<Line> lines) {
    return new Alignment(lines).print();
  }

  private String print() {
    List<String> code = code();
    StringBuilder out = new StringBuilder();
    for (List<Integer> run :
        runs((a, b) -> lines.get(a).hasComment() && lines.get(b).hasComment())) {
      int longest = run.stream().mapToInt(i -> Line.width(code.get(i))).max().orElse(0);
      int column = Math.max(COMMENT_COLUMN, longest + BEFORE_COMMENT);
      for (int i : run) {
        Line line = lines.get(i);
        out.append(line.afterBlank() ? "\n" : "").append(code.get(i));
        if (line.hasComment()) {
          out.append(" ".repeat(column - Line.width(code.get(i))));
          out.append(line.pieces().getLast().text());
        }
        out.append('\n');
      }
    }
    return out.toString();
  }

  /** The lines without the comments at their ends. */
  private List<String> code() {
    List<String> code = new ArrayList<>();
    for (List<Integer> run : runs(this::mayAlign)) {
      boolean aligned = isCall(run.getFirst()) && run.stream().anyMatch(this::isSpread);
      int widest =
          aligned ? run.stream().mapToInt(i -> Line.width(word(i).text())).max().orElse(0) : 0;
      run.forEach(i -> code.add(lines.get(i).code(widest)));
    }
    return code;
  }

  /** Neighbours that belong together. */
  private List<List<Integer>> runs(BiPredicate<Integer, Integer> together) {
    List<List<Integer>> runs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0 || lines.get(i).afterBlank() || !together.test(i - 1, i)) {
        runs.add(new ArrayList<>());
      }
      runs.getLast().add(i);
    }
    return runs;
  }

  private boolean mayAlign(int above, int below) {
    return isCall(above) && isCall(below) && lines.get(above).indent() == lines.get(below).indent();
  }

  /** Whether the line is a word with arguments, and nothing else. */
  private boolean isCall(int i) {
    List<Piece> pieces = lines.get(i).pieces();
    return word(i).kind() == Piece.Kind.NAME
        && word(i).is(Role.STATEMENT)
        && pieces.size() > 1
        && isArgument(pieces.get(1))
        && pieces.stream().noneMatch(Piece::spansLines)
        && endsWithLine(i);
  }

  private static boolean isArgument(Piece piece) {
    return piece.kind() == Piece.Kind.NAME
        || (piece.kind() == Piece.Kind.WORD && !piece.text().matches("in|as|instanceof"))
        || (piece.is("[") && !piece.is(Role.ATTACHED));
  }

  private boolean endsWithLine(int i) {
    if (i + 1 == lines.size()) {
      return true;
    }
    Line next = lines.get(i + 1);
    Piece first = next.pieces().getFirst();
    return next.indent() <= lines.get(i).indent()
        && (first.is(Role.STATEMENT) || first.is("}") || first.isComment());
  }

  /** Whether the author left more than one blank between the word and its first argument. */
  private boolean isSpread(int i) {
    return lines.get(i).pieces().get(1).gap() > 1;
  }

  private Piece word(int i) {
    return lines.get(i).pieces().getFirst();
  }
}
