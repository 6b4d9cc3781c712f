// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.RuleContext;
import groovyjarjarantlr4.v4.runtime.tree.ParseTree;
import groovyjarjarantlr4.v4.runtime.tree.TerminalNode;
import io.muster.dsl.language.ParsedText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.groovy.parser.antlr4.GroovyLexer;
import org.apache.groovy.parser.antlr4.GroovyParser;

/**
 * What a text says, whatever its layout: the rules of the grammar that it follows, its tokens and
 * its comments.
 *
 * @param rules the tree of rules and tokens, without what only ends lines
 * @param parts the tokens and comments in their order
 */
record Shape(List<String> rules, List<String> parts) {

  private static final String END = ")";

  static Shape of(ParsedText text) {
    return new Shape(
        rules(text),
        Pieces.of(text).stream().filter(p -> !p.separates()).map(Shape::part).toList());
  }

  private static String part(Piece piece) {
    return piece.isComment()
        ? String.join("\n", piece.text().lines().map(String::strip).toList())
        : piece.text();
  }

  private static List<String> rules(ParsedText text) {
    List<String> rules = new ArrayList<>();
    Deque<Object> open = new ArrayDeque<>();
    open.push(text.tree());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case GroovyParser.NlsContext _, GroovyParser.SepContext _ -> {}
        case ParserRuleContext rule when onlySeparates(rule) -> {}
        case RuleContext rule -> {
          rules.add("(" + rule.getRuleIndex());
          open.push(END);
          for (int i = rule.getChildCount() - 1; i >= 0; i--) {
            open.push(rule.getChild(i));
          }
        }
        case TerminalNode leaf when leaf.getSymbol().getType() != GroovyLexer.NL ->
            rules.add(leaf.getText());
        case ParseTree _ -> {}
        default -> rules.add(END);
      }
    }
    return rules;
  }

  /** Whether statements are nothing but semicolons. */
  private static boolean onlySeparates(ParserRuleContext rule) {
    boolean statements =
        rule instanceof GroovyParser.ScriptStatementsContext
            || rule instanceof GroovyParser.ScriptStatementContext
            || rule instanceof GroovyParser.BlockStatementsContext
            || rule instanceof GroovyParser.BlockStatementContext;
    return statements
        && rule.getStart().getText().equals(";")
        && rule.getText().chars().allMatch(c -> c == ';' || Character.isWhitespace(c));
  }
}
