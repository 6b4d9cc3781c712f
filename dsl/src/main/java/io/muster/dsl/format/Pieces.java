// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.misc.Interval;
import io.muster.dsl.language.ParsedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.groovy.parser.antlr4.GroovyLexer;

/** Cuts a parsed text into pieces. */
final class Pieces {

  private final List<Token> tokens;
  private final Map<Integer, Set<Role>> roles;
  private final List<Piece> pieces = new ArrayList<>();
  private int breaks;
  private int end = -1;

  private Pieces(ParsedText text) {
    this.tokens = text.tokens();
    this.roles = Roles.of(text.tree());
  }

  static List<Piece> of(ParsedText text) {
    Pieces cut = new Pieces(text);
    for (int i = 0; i < cut.tokens.size(); ) {
      i = cut.take(i);
    }
    return List.copyOf(cut.pieces);
  }

  /** Takes the token at this place, with those that belong to it, and tells where to go on. */
  private int take(int index) {
    Token token = tokens.get(index);
    if (token.getType() == Token.EOF || token.getStopIndex() < token.getStartIndex()) {
      return index + 1;
    }
    if (isBreak(token)) {
      breaks++;
      end = token.getStopIndex();
      return index + 1;
    }
    int last = token.getType() == GroovyLexer.GStringBegin ? endOfText(index) : index;
    int stop = tokens.get(last).getStopIndex();
    String text = token.getInputStream().getText(Interval.of(token.getStartIndex(), stop));
    Piece.Kind kind = kind(token, text);
    boolean comment = kind == Piece.Kind.LINE_COMMENT || kind == Piece.Kind.BLOCK_COMMENT;
    pieces.add(
        new Piece(
            kind,
            comment ? withoutTrailingBlanks(text) : text,
            breaks,
            token.getStartIndex() - end - 1,
            roles.getOrDefault(index, Set.of())));
    breaks = 0;
    end = stop;
    return last + 1;
  }

  private static boolean isBreak(Token token) {
    return token.getType() == GroovyLexer.NL && token.getText().isBlank();
  }

  private int endOfText(int begin) {
    int depth = 0;
    for (int i = begin; i < tokens.size(); i++) {
      depth +=
          switch (tokens.get(i).getType()) {
            case GroovyLexer.GStringBegin -> 1;
            case GroovyLexer.GStringEnd -> -1;
            default -> 0;
          };
      if (depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("a text without an end was parsed");
  }

  private static Piece.Kind kind(Token token, String text) {
    return switch (token.getType()) {
      case GroovyLexer.NL ->
          text.startsWith("/*") ? Piece.Kind.BLOCK_COMMENT : Piece.Kind.LINE_COMMENT;
      case GroovyLexer.Identifier, GroovyLexer.CapitalizedIdentifier -> Piece.Kind.NAME;
      case GroovyLexer.GStringBegin, GroovyLexer.StringLiteral -> Piece.Kind.WORD;
      default ->
          Character.isJavaIdentifierPart(text.codePointAt(0)) ? Piece.Kind.WORD : Piece.Kind.SIGN;
    };
  }

  private static String withoutTrailingBlanks(String comment) {
    return String.join("\n", comment.lines().map(String::stripTrailing).toList());
  }
}
