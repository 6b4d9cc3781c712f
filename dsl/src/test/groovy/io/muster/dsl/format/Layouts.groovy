// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format

import io.muster.dsl.language.ParsedText
import io.muster.problem.Problems
import io.muster.problem.SourceText

/** Texts that say the same in another layout, and what a text says whatever its layout. */
class Layouts {

  private static final List<String> COMMENTS = ['// why', '/* why */', '/* a\n  * b */', '//', "// it's { not \" code"]

  private final Random random
  private final StringBuilder out = new StringBuilder()
  private int depth

  private Layouts(long seed) {
    random = new Random(seed)
  }

  /** The text with other blanks, line breaks and semicolons, and more comments. */
  static String changed(String text, long seed) {
    new Layouts(seed).change(Pieces.of(parsed(text)))
  }

  /** The rules, tokens and comments of a text. */
  static Shape shape(String text) {
    Shape.of(parsed(text))
  }

  private static ParsedText parsed(String text) {
    def problems = new Problems()
    ParsedText.of(new SourceText('text', text), problems)
      .orElseThrow { new IllegalStateException("${problems.inOrder()} in\n$text") }
  }

  private String change(List<Piece> pieces) {
    maybe(0.2) { out.append('\uFEFF') }
    pieces.eachWithIndex { piece, i ->
      def before = i == 0 ? null : pieces[i - 1]
      between(before, piece)
      if (piece.text() in ['(', '[', '?[']) {
        depth++
      } else if (piece.text() in [')', ']']) {
        depth--
      }
      out.append(piece.text())
    }
    maybe(0.8) { out.append(lineBreak()) }
    maybe(0.2) { out.append(lineBreak()) }
    random.nextInt(3) == 0 ? out.toString().replace('\n', '\r\n') : out.toString()
  }

  private void between(Piece before, Piece piece) {
    boolean free = before && (depth > 0 || before.text() in ['{', ',', '->'] || (piece.is('{') && !piece.is(Role.STATEMENT)))
    boolean begins = piece.is(Role.STATEMENT) && before
    if (piece.breaks() > 0 || (begins && before.text() != ';' && before.breaks() > 0) || before?.kind() == Piece.Kind.LINE_COMMENT) {
      boolean ends = begins && !before.isComment() && !(before.text() in ['{', '->', ';'])
      if (ends && random.nextInt(4) == 0) {
        out.append(blanks()).append(';')
        if (!before.spansLines() && random.nextInt(3) == 0) {
          out.append(blanks())
          return
        }
      }
      comment((free || ends) && before.kind() != Piece.Kind.LINE_COMMENT)
      out.append(lineBreak())
    } else if (piece.gap() > 0) {
      out.append(' ').append(blanks())
      maybe(free ? 0.1 : 0) { comment(true); out.append(lineBreak()) }
    } else if (before) {
      out.append(blanks())
      maybe(free ? 0.05 : 0) { out.append(lineBreak()) }
    }
  }

  private void comment(boolean allowed) {
    maybe(allowed ? 0.2 : 0) {
      def comment = COMMENTS[random.nextInt(COMMENTS.size())]
      out.append(' ').append(comment).append(blanks())
    }
  }

  private String lineBreak() {
    def lines = (0..(random.nextInt(4) == 0 ? random.nextInt(4) : 0)).collect { blanks() + '\n' }
    lines.join('') + blanks()
  }

  private String blanks() {
    (0..<random.nextInt(4)).collect { random.nextInt(5) == 0 ? '\t' : ' ' }.join('')
  }

  private void maybe(double chance, Closure<?> act) {
    if (random.nextDouble() < chance) {
      act()
    }
  }
}
