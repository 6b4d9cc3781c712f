// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.format;

import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.Token;
import groovyjarjarantlr4.v4.runtime.tree.ParseTree;
import groovyjarjarantlr4.v4.runtime.tree.TerminalNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.groovy.parser.antlr4.GroovyParser;

/** Finds the roles of tokens in the rules that they follow. */
final class Roles {

  private final Map<Integer, Set<Role>> roles = new HashMap<>();

  private Roles() {}

  /** The roles of those tokens that have any, by their index. */
  static Map<Integer, Set<Role>> of(ParserRuleContext tree) {
    Roles found = new Roles();
    Deque<ParserRuleContext> open = new ArrayDeque<>();
    open.push(tree);
    while (!open.isEmpty()) {
      ParserRuleContext rule = open.pop();
      found.note(rule);
      for (int i = 0; i < rule.getChildCount(); i++) {
        if (rule.getChild(i) instanceof ParserRuleContext inner) {
          open.push(inner);
        }
      }
    }
    return found.roles;
  }

  private void note(ParserRuleContext rule) {
    switch (rule) {
      case GroovyParser.ScriptStatementContext _,
          GroovyParser.BlockStatementContext _,
          GroovyParser.ClassBodyDeclarationContext _,
          GroovyParser.SwitchBlockStatementGroupContext _ ->
          start(rule, Role.STATEMENT);
      case GroovyParser.StatementContext statement -> body(statement);
      case GroovyParser.UnaryAddExprAltContext _, GroovyParser.UnaryNotExprAltContext _ ->
          start(rule, Role.PREFIX);
      case GroovyParser.ExpressionListElementContext _ -> signs(rule, "*", Role.PREFIX);
      case GroovyParser.PostfixExpressionContext _ -> {
        signs(rule, "++", Role.POSTFIX);
        signs(rule, "--", Role.POSTFIX);
      }
      case GroovyParser.ArgumentsContext _,
          GroovyParser.FormalParametersContext _,
          GroovyParser.IndexPropertyArgsContext _,
          GroovyParser.NamedPropertyArgsContext _ ->
          start(rule, Role.ATTACHED);
      case GroovyParser.AnnotationContext _ -> signs(rule, "(", Role.ATTACHED);
      case GroovyParser.ConditionalExprAltContext _,
          GroovyParser.EnhancedForControlContext _,
          GroovyParser.AssertStatementContext _ ->
          signs(rule, ":", Role.BETWEEN_VALUES);
      case GroovyParser.TypeArgumentsContext _,
          GroovyParser.TypeArgumentsOrDiamondContext _,
          GroovyParser.TypeParametersContext _,
          GroovyParser.ShiftExprAltContext _ -> {
        signs(rule, "<", Role.AS_WRITTEN);
        signs(rule, ">", Role.AS_WRITTEN);
      }
      case GroovyParser.ClosureContext closure -> parameters(closure);
      default -> {}
    }
  }

  private void body(GroovyParser.StatementContext statement) {
    if (statement.getParent() instanceof GroovyParser.IfElseStatementContext
        || statement.getParent() instanceof GroovyParser.LoopStatementContext) {
      String first = statement.getStart().getText();
      if (!first.equals("{")) {
        start(statement, first.equals(";") ? Role.EMPTY_BODY : Role.BODY);
      }
    }
  }

  private void parameters(GroovyParser.ClosureContext closure) {
    if (closure.ARROW() != null) {
      int arrow = closure.ARROW().getSymbol().getTokenIndex();
      for (int i = closure.getStart().getTokenIndex() + 1; i < arrow; i++) {
        add(i, Role.PARAMETER);
      }
      add(arrow, Role.BLOCK_ARROW);
    }
  }

  private void start(ParserRuleContext rule, Role role) {
    add(rule.getStart().getTokenIndex(), role);
  }

  private void signs(ParserRuleContext rule, String sign, Role role) {
    for (int i = 0; i < rule.getChildCount(); i++) {
      ParseTree child = rule.getChild(i);
      if (child instanceof TerminalNode leaf && leaf.getSymbol().getText().equals(sign)) {
        Token token = leaf.getSymbol();
        add(token.getTokenIndex(), role);
      }
    }
  }

  private void add(int token, Role role) {
    roles.computeIfAbsent(token, _ -> EnumSet.noneOf(Role.class)).add(role);
  }
}
