// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import groovyjarjarantlr4.v4.runtime.ANTLRErrorListener;
import groovyjarjarantlr4.v4.runtime.Parser;
import groovyjarjarantlr4.v4.runtime.RecognitionException;
import groovyjarjarantlr4.v4.runtime.Recognizer;
import groovyjarjarantlr4.v4.runtime.Token;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.jspecify.annotations.Nullable;

/**
 * Tells what Groovy's parser stumbles over, in plain words; only the first, since the others mostly
 * follow from it.
 */
final class SyntaxErrors {

  private static final Pattern TWICE = Pattern.compile("Duplicated named parameter '(.*)' found");

  private final SourceText source;
  private final Problems problems;
  private boolean any;

  SyntaxErrors(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  boolean any() {
    return any;
  }

  /** A mistake that only the parser's own sentence is known of. */
  void tell(int line, int column, String sentence) {
    Matcher twice = TWICE.matcher(sentence);
    if (twice.find()) {
      add(
          Problem.of(
                  Rule.DUPLICATE_ARGUMENT,
                  source.at(line, column),
                  "'" + twice.group(1) + "' is given twice")
              .hint("remove one"));
    } else if (sentence.startsWith("Unexpected character")) {
      unreadable(line, column - 1);
    } else {
      add(
          Problem.of(
              Rule.SYNTAX, source.at(Math.max(1, line), Math.max(1, column)), plain(sentence)));
    }
  }

  ANTLRErrorListener<Integer> ofLexer() {
    return new ANTLRErrorListener<>() {
      @Override
      public <T extends Integer> void syntaxError(
          Recognizer<T, ?> lexer,
          @Nullable T symbol,
          int line,
          int column,
          String message,
          @Nullable RecognitionException e) {
        unreadable(line, column);
      }
    };
  }

  ANTLRErrorListener<Token> ofParser() {
    return new ANTLRErrorListener<>() {
      @Override
      public <T extends Token> void syntaxError(
          Recognizer<T, ?> parser,
          @Nullable T symbol,
          int line,
          int column,
          String message,
          @Nullable RecognitionException e) {
        Token token = e != null && e.getOffendingToken() != null ? e.getOffendingToken() : symbol;
        if (token != null) {
          unexpected(token, before((Parser) (Recognizer<?, ?>) parser, token));
        }
      }
    };
  }

  private static @Nullable Token before(Parser parser, Token token) {
    int index = token.getTokenIndex() - 1;
    while (index >= 0 && parser.getInputStream().get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index--;
    }
    return index < 0 ? null : parser.getInputStream().get(index);
  }

  private void unreadable(int line, int column) {
    String text = source.lines().get(line - 1);
    String character = column < text.length() ? Character.toString(text.codePointAt(column)) : "";
    Position at = source.at(line, column + 1);
    if (character.equals("'") || character.equals("\"")) {
      add(
          Problem.of(Rule.SYNTAX, at, "this text has a backslash that means nothing")
              .hint("write it twice: \\\\"));
    } else if (!character.isEmpty() && isInvisible(character.codePointAt(0))) {
      add(
          Problem.of(
                  Rule.SYNTAX,
                  at,
                  "there is an invisible character, %04X".formatted(character.codePointAt(0)))
              .hint("remove it"));
    } else {
      Problem problem = Problem.of(Rule.SYNTAX, at, "unexpected character '" + character + "'");
      boolean quote = !character.isEmpty() && "‘’“”„`´".contains(character);
      if (quote) {
        add(problem.hint("names and texts are written in straight quotes, as 'db01'"));
      } else {
        add(character.equals("#") ? problem.hint("a comment begins with //") : problem);
      }
    }
  }

  private static boolean isInvisible(int character) {
    return Character.isISOControl(character)
        || Character.isSpaceChar(character)
        || Character.getType(character) == Character.FORMAT;
  }

  private void unexpected(Token token, @Nullable Token before) {
    String last = before == null ? "" : before.getText();
    if (before != null && last.equals(",")) {
      String after =
          token.getType() == Token.EOF || token.getText().isBlank() ? "nothing" : "no argument";
      add(
          Problem.of(Rule.SYNTAX, at(before), after + " follows this comma")
              .hint("remove it, or add what is missing"));
    } else if (token.getText().equals(",")) {
      add(
          Problem.of(Rule.SYNTAX, at(token), "no argument follows this comma")
              .hint("remove it, or add what is missing"));
    } else if (token.getType() == Token.EOF) {
      add(Problem.of(Rule.SYNTAX, at(token), "the text ends in the middle of a statement"));
    } else if (token.getText().isBlank()) {
      add(Problem.of(Rule.SYNTAX, at(token), "the line ends in the middle of a statement"));
    } else if (token.getText().equals(":")
        && before != null
        && before.getType() == GroovyLangParser.Identifier
        && !source.line(at(before)).strip().startsWith("def ")) {
      add(Problem.of(Rule.SYNTAX, at(before), "a comma is missing before '" + last + "'"));
    } else if (Character.isLetter(token.getText().charAt(0)) || token.getText().charAt(0) == '\'') {
      String what = token.getText().startsWith("'") ? token.getText() : "'" + token.getText() + "'";
      add(
          Problem.of(Rule.SYNTAX, at(token), what + " is not expected here")
              .hint("a comma may be missing before it"));
    } else {
      add(
          Problem.of(
              Rule.SYNTAX, at(token), "'" + token.getText().strip() + "' is not expected here"));
    }
  }

  private Position at(Token token) {
    return source.at(token.getLine(), token.getCharPositionInLine() + 1);
  }

  private void add(Problem problem) {
    if (!any) {
      any = true;
      problems.add(problem);
    }
  }

  private static String plain(String sentence) {
    String text =
        sentence.strip().replaceAll("\\s*@ line \\d+, column \\d+\\.?$", "").replaceAll("\\.$", "");
    return text.isEmpty()
        ? "this is not readable"
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
