// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import groovyjarjarantlr4.v4.runtime.Parser;
import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.TokenStream;
import groovyjarjarantlr4.v4.runtime.atn.ATN;
import groovyjarjarantlr4.v4.runtime.atn.DecisionState;
import groovyjarjarantlr4.v4.runtime.atn.ParserATNSimulator;
import groovyjarjarantlr4.v4.runtime.atn.PredictionMode;
import groovyjarjarantlr4.v4.runtime.atn.StarLoopEntryState;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.groovy.parser.antlr4.GroovyParser;

/**
 * Groovy's parser, quicker on the questions that take most of its time in a fresh process: whether
 * an expression goes on with a member, an operator or an argument. Mostly the next token answers
 * them, and nobody has to simulate the grammar to find out. Everything else is left to the parser.
 * What the language accepts is parsed as Groovy parses it; some of what it refuses anyway is
 * refused here already.
 */
final class QuickDecisions extends ParserATNSimulator {

  private static final int GO_ON = 1;
  private static final int STOP = 2;
  private static final int NAMED = 2;

  /** Nothing that goes on an expression begins with one of these. */
  private static final Set<Integer> ENDS =
      Set.of(
          GroovyParser.COMMA,
          GroovyParser.RPAREN,
          GroovyParser.RBRACK,
          GroovyParser.RBRACE,
          GroovyParser.SEMI,
          GroovyParser.COLON,
          Token.EOF);

  /** An argument after a word may begin with one of these, but no member and no operator. */
  private static final Set<Integer> VALUES =
      Set.of(GroovyParser.StringLiteral, GroovyParser.GStringBegin, GroovyParser.IntegerLiteral);

  /** After a name, these always begin its arguments, its block or its member. */
  private static final Set<Integer> MEMBERS =
      Set.of(GroovyParser.LPAREN, GroovyParser.LBRACE, GroovyParser.DOT);

  private final Map<Integer, Integer> loops = new HashMap<>();
  private final Map<Integer, Integer> choices = new HashMap<>();

  QuickDecisions(Parser parser, ATN atn) {
    super(parser, atn);
    setPredictionMode(PredictionMode.LL);
    enable_global_context_dfa = true;
    for (DecisionState state : atn.decisionToState) {
      if (state instanceof StarLoopEntryState) {
        loops.put(state.decision, state.ruleIndex);
      } else {
        choices.put(state.decision, state.ruleIndex);
      }
    }
  }

  @Override
  public int adaptivePredict(
      TokenStream input, int decision, ParserRuleContext context, boolean useContext) {
    int quick =
        switch (loops.getOrDefault(decision, -1)) {
          case GroovyParser.RULE_pathExpression -> member(input);
          case GroovyParser.RULE_nls -> input.LA(1) == GroovyParser.NL ? 0 : STOP;
          case GroovyParser.RULE_expression -> operator(input);
          default -> choice(choices.getOrDefault(decision, -1), input);
        };
    return quick == 0 ? super.adaptivePredict(input, decision, context, useContext) : quick;
  }

  private static int member(TokenStream input) {
    return MEMBERS.contains(input.LA(1)) ? GO_ON : operator(input);
  }

  private static int operator(TokenStream input) {
    int next = 1;
    while (input.LA(next) == GroovyParser.NL) {
      next++;
    }
    return ENDS.contains(input.LA(next)) || isValue(input, next) ? STOP : 0;
  }

  private static int choice(int rule, TokenStream input) {
    return switch (rule) {
      case GroovyParser.RULE_commandExpression -> argument(input);
      case GroovyParser.RULE_argumentListElement, GroovyParser.RULE_firstArgumentListElement ->
          input.LA(1) == GroovyParser.Identifier && input.LA(2) == GroovyParser.COLON ? NAMED : 0;
      default -> 0;
    };
  }

  private static int argument(TokenStream input) {
    return input.LA(-1) == GroovyParser.Identifier && isValue(input, 1) ? GO_ON : 0;
  }

  private static boolean isValue(TokenStream input, int next) {
    boolean name =
        input.LA(next) == GroovyParser.Identifier && input.LA(next + 1) != GroovyParser.ARROW;
    return name || VALUES.contains(input.LA(next));
  }
}
