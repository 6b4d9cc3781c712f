// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.RecognitionException;
import groovyjarjarantlr4.v4.runtime.Token;
import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;

/** Finds the comments of a text; what looks like one inside a quoted text is none. */
final class Comments {

  private final SourceText source;
  private final List<Token> comments = new ArrayList<>();
  private final NavigableSet<Integer> written = new TreeSet<>();

  private Comments(SourceText source) {
    this.source = source;
  }

  /** The comments in order; up to where the text is no Groovy, if it is none. */
  static List<Comment> of(SourceText source) {
    Comments found = new Comments(source);
    try {
      found.read();
    } catch (GroovySyntaxError | RecognitionException _) {
      // why: whoever reads the words has told this already
    }
    return found.comments.stream().map(found::comment).toList();
  }

  private void read() {
    GroovyLangLexer lexer = new GroovyLangLexer(CharStreams.fromString(source.content()));
    lexer.removeErrorListeners();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      String text = token.getText();
      if (text.startsWith("//") || text.startsWith("/*")) {
        comments.add(token);
      } else if (!text.isBlank()) {
        for (int line = token.getLine(); line <= lastLine(token); line++) {
          written.add(line);
        }
      }
    }
  }

  private Comment comment(Token token) {
    int first = token.getLine();
    int last = lastLine(token);
    int about =
        written.contains(last)
            ? last
            : written.contains(first) ? first : Optional.ofNullable(written.higher(last)).orElse(0);
    return new Comment(place(token), words(token.getText()), about);
  }

  private static String words(String comment) {
    int end = comment.startsWith("/*") ? comment.length() - 2 : comment.length();
    return comment
        .substring(2, end)
        .lines()
        .map(line -> line.strip().replaceFirst("^[/*]+", "").strip())
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static int lastLine(Token token) {
    return token.getLine() + (int) token.getText().chars().filter(c -> c == '\n').count();
  }

  /** The lexer counts characters, a column counts what they are stored in. */
  private Position place(Token token) {
    String line = source.lines().get(token.getLine() - 1);
    int before = Math.min(token.getCharPositionInLine(), line.codePointCount(0, line.length()));
    return source.at(token.getLine(), line.offsetByCodePoints(0, before) + 1);
  }
}
