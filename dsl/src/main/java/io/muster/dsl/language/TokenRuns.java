// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.TokenStream;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.util.Set;

/** Bounds how long an expression may be: parsers take a time and a stack that grow with it. */
final class TokenRuns {

  static final int LONGEST = 300;

  private static final Set<String> ENDS = Set.of("{", "}", ",", ";", "\n", "\r\n");

  private TokenRuns() {}

  /** Whether an expression has more parts than anybody writes; the first is told. */
  static boolean tooLong(TokenStream tokens, SourceText source, Problems problems) {
    int parts = 0;
    while (tokens.LA(1) != Token.EOF) {
      Token token = tokens.LT(1);
      parts = ENDS.contains(token.getText()) || token.getText().isBlank() ? 0 : parts + 1;
      if (parts > LONGEST) {
        problems.add(
            Problem.of(
                    Rule.TOO_LARGE,
                    source.at(token.getLine(), token.getCharPositionInLine() + 1),
                    "this expression has more than " + LONGEST + " parts")
                .hint("break it up"));
        return true;
      }
      tokens.consume();
    }
    tokens.seek(0);
    return false;
  }
}
