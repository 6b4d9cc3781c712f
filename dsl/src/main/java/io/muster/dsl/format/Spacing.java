// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import java.util.Set;

/** Whether there is a space between two pieces of a line. */
final class Spacing {

  private static final Set<String> CLINGING =
      Set.of(".", "?.", "??.", "*.", ".@", ".&", "::", "..", "..<", "<..", "<..<", "@");

  private static final Set<String> BETWEEN =
      Set.of(
          "=",
          "+=",
          "-=",
          "*=",
          "/=",
          "%=",
          "**=",
          "<<=",
          ">>=",
          ">>>=",
          "&=",
          "|=",
          "^=",
          "?=",
          "==",
          "!=",
          "===",
          "!==",
          "<",
          "<=",
          ">",
          ">=",
          "<=>",
          "=~",
          "==~",
          "==>",
          "&&",
          "||",
          "+",
          "-",
          "*",
          "/",
          "%",
          "**",
          "&",
          "|",
          "^",
          "?",
          "?:",
          "->",
          "!in",
          "!instanceof");

  private Spacing() {}

  static boolean between(Piece left, Piece right) {
    if (left.is("(") || left.is("[") || left.is("?[") || right.is(")") || right.is("]")) {
      return false;
    }
    if (right.is(",") || right.separates()) {
      return false;
    }
    if (left.is(",") || left.separates() || left.isComment() || right.isComment()) {
      return true;
    }
    if (clings(left) || (clings(right) && !right.is("@"))) {
      return false;
    }
    if (left.is(Role.PREFIX)) {
      return right.text().charAt(0) == left.text().charAt(0);
    }
    if (right.is(Role.POSTFIX) || right.is(Role.ATTACHED)) {
      return false;
    }
    return betweenParts(left, right);
  }

  private static boolean betweenParts(Piece left, Piece right) {
    if (right.is(":")) {
      return right.is(Role.BETWEEN_VALUES);
    }
    if (left.is("{") || right.is("}")) {
      return !(left.is("{") && right.is("}"));
    }
    if (left.is(":") || left.is("}") || right.is("{")) {
      return true;
    }
    if (left.is(Role.AS_WRITTEN) || right.is(Role.AS_WRITTEN)) {
      return asWritten(right);
    }
    if (isOperator(left) || isOperator(right)) {
      return true;
    }
    boolean ends = left.isWord() || left.is(")") || left.is("]");
    boolean begins =
        right.isWord() || right.is("[") || right.is(Role.PREFIX) || (right.is("(") && ends);
    return (ends && begins) || asWritten(right);
  }

  private static boolean asWritten(Piece right) {
    return right.gap() > 0 || right.breaks() > 0;
  }

  private static boolean clings(Piece piece) {
    return piece.kind() == Piece.Kind.SIGN && CLINGING.contains(piece.text());
  }

  private static boolean isOperator(Piece piece) {
    return piece.kind() == Piece.Kind.SIGN
        && BETWEEN.contains(piece.text())
        && !piece.is(Role.PREFIX)
        && !piece.is(Role.POSTFIX);
  }
}
