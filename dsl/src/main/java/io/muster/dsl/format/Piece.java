// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.Set;

/**
 * A part of a text that is never taken apart: a token, a quoted text with all that is in it, or a
 * comment.
 *
 * @param breaks how many line breaks were written before it
 * @param gap how many blanks were written before it on its line
 */
record Piece(Kind kind, String text, int breaks, int gap, Set<Role> roles) {

  /** What a piece is made of. */
  enum Kind {
    NAME,
    WORD,
    SIGN,
    LINE_COMMENT,
    BLOCK_COMMENT
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean is(Role role) {
    return roles.contains(role);
  }

  boolean isComment() {
    return kind == Kind.LINE_COMMENT || kind == Kind.BLOCK_COMMENT;
  }

  /** Whether it is a name, a number, a quoted text or a word of Groovy's. */
  boolean isWord() {
    return kind == Kind.NAME || kind == Kind.WORD;
  }

  boolean opens() {
    return kind == Kind.SIGN
        && (text.equals("(") || text.equals("{") || text.equals("[") || text.equals("?["));
  }

  boolean closes() {
    return is(")") || is("}") || is("]");
  }

  /** Whether it is a semicolon or such that only separates statements. */
  boolean separates() {
    return is(";") && !is(Role.EMPTY_BODY);
  }

  /** Whether it continues the statement whose block has just been closed. */
  boolean continuesBlock() {
    return kind == Kind.WORD
        && (text.equals("else") || text.equals("catch") || text.equals("finally"));
  }

  boolean spansLines() {
    return text.indexOf('\n') >= 0;
  }
}
