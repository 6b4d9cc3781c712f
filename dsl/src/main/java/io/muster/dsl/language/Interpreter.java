// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Reads a syntax tree line by line. A line that is wrong is told and left out; the reading goes on.
 */
final class Interpreter {

  private final Session session;
  private final Set<ASTNode> refused;
  private final Expressions expressions;
  private final WordCalls words;
  private final Unread unread;

  Interpreter(Session session, Set<ASTNode> refused) {
    this.session = session;
    this.refused = refused;
    this.expressions = new Expressions(session, refused);
    this.words = new WordCalls(session, expressions, this);
    this.unread = new Unread(session, refused, words);
  }

  void read(Statement statement, Scope scope) {
    if (refused.contains(statement)) {
      gap(scope);
      return;
    }
    switch (statement) {
      case BlockStatement block -> block.getStatements().forEach(line -> read(line, scope));
      case ExpressionStatement line -> line(line.getExpression(), scope);
      case IfStatement choice -> choose(choice, scope);
      case ForStatement loop -> {
        Parameter variable = loop.getValueVariable();
        Object values = expressions.value(loop.getCollectionExpression(), scope);
        each(values, loop.getCollectionExpression(), List.of(variable), loop.getLoopBlock(), scope);
      }
      case EmptyStatement _ -> {}
      default -> gap(scope);
    }
  }

  private void gap(Scope scope) {
    session.evaluation().gap(scope.receiver().vocabulary().type());
  }

  private void choose(IfStatement choice, Scope scope) {
    Object condition = expressions.condition(choice.getBooleanExpression(), scope, "'if'");
    if (condition instanceof Boolean truth) {
      read(truth ? choice.getIfBlock() : choice.getElseBlock(), scope.inner());
      unread.look(truth ? choice.getElseBlock() : choice.getIfBlock(), scope.receiver());
    } else {
      gap(scope);
      unread.look(choice, scope.receiver());
    }
  }

  private void line(Expression line, Scope scope) {
    if (refused.contains(line)) {
      declareMistake(line, scope);
      gap(scope);
      return;
    }
    switch (line) {
      case DeclarationExpression declaration ->
          scope.declare(
              declaration.getVariableExpression().getName(),
              expressions.value(declaration.getRightExpression(), scope));
      case BinaryExpression assignment when isAssignment(assignment) -> assign(assignment, scope);
      case VariableExpression word when !scope.has(word.getName()) ->
          words.call(WordUse.of(word, session), scope);
      case MethodCallExpression call when call.isImplicitThis() ->
          words.call(WordUse.of(call, session), scope);
      case MethodCallExpression call -> each(call, scope);
      case BinaryExpression list when isListAfterWord(list, scope) -> {
        gap(scope);
        String word = list.getLeftExpression().getText();
        session.tell(
            Problem.of(
                    Rule.SYNTAX,
                    session.at(list.getRightExpression()),
                    "a list right after a word stands in parentheses")
                .hint("write " + word + "([..])"));
      }
      default -> uselessLine(line, scope);
    }
  }

  /** Groovy takes {@code word ['a']} for a member of something that is called as the word. */
  private static boolean isListAfterWord(BinaryExpression expression, Scope scope) {
    return expression.getOperation().getText().equals("[")
        && expression.getLeftExpression() instanceof VariableExpression word
        && !scope.has(word.getName())
        && scope.receiver().vocabulary().find(word.getName()).isPresent();
  }

  /** A variable whose declaration was refused is known all the same. */
  private static void declareMistake(Expression line, Scope scope) {
    if (line instanceof DeclarationExpression declaration
        && !declaration.isMultipleAssignmentDeclaration()) {
      scope.declare(declaration.getVariableExpression().getName(), Mistake.MADE);
    }
  }

  private static boolean isAssignment(BinaryExpression expression) {
    String operator = expression.getOperation().getText();
    return operator.endsWith("=") && !Set.of("==", "!=", "<=", ">=").contains(operator);
  }

  private void assign(BinaryExpression assignment, Scope scope) {
    String name = ((VariableExpression) assignment.getLeftExpression()).getName();
    Object value = expressions.assigned(assignment, scope);
    if (!scope.assign(name, value)) {
      session.tell(
          Problem.of(
                  Rule.UNKNOWN_NAME, session.at(assignment), "there is no variable '" + name + "'")
              .hint(
                  scope
                      .receiver()
                      .vocabulary()
                      .find(name)
                      .map(word -> "'" + name + "' is a word: " + word.advice())
                      .or(() -> NearMiss.hint(name, scope.names()))
                      .orElse("declare it: def " + name + " = ..")));
      scope.declare(name, value);
    }
  }

  private void uselessLine(Expression line, Scope scope) {
    gap(scope);
    if (expressions.value(line, scope) != Mistake.MADE) {
      session.tell(
          Problem.of(Rule.NO_EFFECT, session.at(line), "this line says nothing")
              .hint("begin it with a word, or put a comma before it if it goes on the line above"));
    }
  }

  private void each(MethodCallExpression call, Scope scope) {
    Expression over = call.getObjectExpression();
    Object values = expressions.value(over, scope);
    List<Expression> arguments = ((TupleExpression) call.getArguments()).getExpressions();
    if (arguments.size() == 1 && arguments.getFirst() instanceof ClosureExpression body) {
      each(values, over, expressions.parameters(body), body.getCode(), scope);
    } else {
      gap(scope);
      session.tell(
          Problem.of(Rule.WRONG_TYPE, session.at(call.getMethod()), "'each' takes a block")
              .hint("write (1..3).each { .. }"));
    }
  }

  private void each(
      Object values, Expression over, List<Parameter> names, Statement body, Scope scope) {
    Iterable<?> rounds =
        switch (values) {
          case List<?> list -> list;
          case Map<?, ?> map -> map.entrySet();
          default -> List.of();
        };
    if (!(values instanceof List<?>) && !(values instanceof Map<?, ?>)) {
      gap(scope);
      if (values != Mistake.MADE) {
        session.tell(
            Problem.of(
                Rule.WRONG_TYPE,
                session.at(over),
                "a loop goes over a list, a range or a map, not " + Values.describe(values)));
      }
    }
    for (Object value : rounds) {
      session.budget().round(session.at(over));
      Scope inner = scope.inner();
      bind(inner, names, value);
      read(body, inner);
    }
  }

  private static void bind(Scope scope, List<Parameter> names, Object value) {
    if (names.isEmpty()) {
      scope.declare("it", value);
    } else if (names.size() == 2 && value instanceof Map.Entry<?, ?> entry) {
      scope.declare(names.get(0).getName(), entry.getKey());
      scope.declare(names.get(1).getName(), entry.getValue());
    } else {
      scope.declare(names.getFirst().getName(), value);
    }
  }

  /** Reads a block of words. */
  void block(ClosureExpression block, Scope scope, Scope.Receiver receiver) {
    if (!expressions.parameters(block).isEmpty()) {
      session.tell(
          Problem.of(
                  Rule.REFUSED_SYNTAX,
                  session.at(expressions.parameters(block).getFirst()),
                  "this block takes no names")
              .hint("remove them and the arrow"));
    }
    read(block.getCode(), scope.inner(receiver));
  }
}
