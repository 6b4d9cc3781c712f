// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import static io.muster.dsl.language.Refusals.refusal;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.NotExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.TernaryExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.EmptyStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * The positive list of syntax. What is not on it is told and marked, wherever it stands, also where
 * nothing leads to.
 */
final class SyntaxGuard {

  private static final Set<String> ASSIGNMENTS = Set.of("=", "+=", "-=", "*=", "/=");
  private static final Set<String> OPERATORS =
      Set.of("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in", "[");

  private final Session session;
  private final Set<ASTNode> refused = Collections.newSetFromMap(new IdentityHashMap<>());

  private SyntaxGuard(Session session) {
    this.session = session;
  }

  /** The parts of the tree that must not be evaluated; each has been told. */
  static Set<ASTNode> refused(ModuleNode module, Session session) {
    SyntaxGuard guard = new SyntaxGuard(session);
    guard.module(module);
    return guard.refused;
  }

  private void module(ModuleNode module) {
    if (module.getPackage() != null) {
      refuse(module.getPackage(), Refusals.PACKAGE);
    }
    module.getImports().forEach(node -> refuse(Refusals.importPlace(node), Refusals.IMPORT));
    module.getStarImports().forEach(node -> refuse(Refusals.importPlace(node), Refusals.IMPORT));
    module
        .getStaticImports()
        .values()
        .forEach(node -> refuse(Refusals.importPlace(node), Refusals.IMPORT));
    module
        .getStaticStarImports()
        .values()
        .forEach(node -> refuse(Refusals.importPlace(node), Refusals.IMPORT));
    module.getClasses().stream()
        .filter(type -> !type.isScript())
        .filter(type -> type.getOuterClass() == null)
        .forEach(type -> refuse(type, Refusals.CLASS));
    module.getMethods().forEach(method -> refuse(method, Refusals.METHOD));
    module.getStatementBlock().getStatements().forEach(this::statement);
  }

  private void statement(Statement statement) {
    if (statement.getLineNumber() < 1) {
      return; // Groovy's own, such as the end of an empty file
    }
    if (statement.getStatementLabels() != null) {
      refuse(statement, Refusals.LABEL);
      return;
    }
    switch (statement) {
      case ExpressionStatement line -> line(line.getExpression());
      case IfStatement choice -> {
        expression(choice.getBooleanExpression());
        body(choice.getIfBlock());
        body(choice.getElseBlock());
      }
      case ForStatement loop -> loop(loop);
      case EmptyStatement _ -> {}
      default -> refuse(statement, refusal(statement));
    }
  }

  private void body(Statement body) {
    if (body instanceof BlockStatement block) {
      block.getStatements().forEach(this::statement);
    } else {
      statement(body);
    }
  }

  private void loop(ForStatement loop) {
    if (loop.getValueVariable() == null || loop.getIndexVariable() != null) {
      refuse(loop, Refusals.COUNTING_LOOP);
      return;
    }
    parameter(loop.getValueVariable());
    expression(loop.getCollectionExpression());
    body(loop.getLoopBlock());
  }

  /**
   * An expression that stands alone on its line: only there variables are declared and assigned.
   */
  private void line(Expression expression) {
    switch (expression) {
      case DeclarationExpression declaration -> declaration(declaration);
      case BinaryExpression assignment when ASSIGNMENTS.contains(operator(assignment)) -> {
        if (assignment.getLeftExpression() instanceof VariableExpression) {
          expression(assignment.getRightExpression());
        } else {
          refuse(assignment, Refusals.ASSIGNMENT);
        }
      }
      default -> expression(expression);
    }
  }

  private void declaration(DeclarationExpression declaration) {
    if (!declaration.getAnnotations().isEmpty()) {
      refuse(declaration, Refusals.ANNOTATION);
    } else if (declaration.isMultipleAssignmentDeclaration()) {
      refuse(declaration, Refusals.SEVERAL_AT_ONCE);
    } else if (!declaration.getVariableExpression().isDynamicTyped()) {
      refuse(declaration, Refusals.TYPE);
    } else if (declaration.getRightExpression() instanceof EmptyExpression) {
      refuse(declaration, Refusals.NO_VALUE);
    } else if (declaration.getRightExpression() instanceof ClosureExpression closure) {
      refuse(declaration, Refusals.CLOSURE);
      closure(closure);
    } else {
      expression(declaration.getRightExpression());
    }
  }

  private void expression(Expression expression) {
    switch (expression) {
      case ConstantExpression constant when !constant.isNullExpression() -> {}
      case VariableExpression variable
          when !variable.isThisExpression() && !variable.isSuperExpression() -> {}
      case GStringExpression text -> text.getValues().forEach(this::expression);
      case ArgumentListExpression arguments -> arguments.getExpressions().forEach(this::expression);
      case TupleExpression arguments -> arguments.getExpressions().forEach(this::expression);
      case MapExpression map -> map.getMapEntryExpressions().forEach(this::entry);
      case ListExpression list when list.getClass() == ListExpression.class ->
          list.getExpressions().forEach(this::expression);
      case RangeExpression range -> all(List.of(range.getFrom(), range.getTo()));
      case NotExpression not -> expression(not.getExpression());
      case BooleanExpression condition -> expression(condition.getExpression());
      case UnaryMinusExpression minus -> expression(minus.getExpression());
      case TernaryExpression choice when choice.getClass() == TernaryExpression.class ->
          all(
              List.of(
                  choice.getBooleanExpression(),
                  choice.getTrueExpression(),
                  choice.getFalseExpression()));
      case BinaryExpression binary when OPERATORS.contains(operator(binary)) ->
          all(List.of(binary.getLeftExpression(), binary.getRightExpression()));
      case PropertyExpression property
          when property.getClass() == PropertyExpression.class && isPlain(property) ->
          expression(property.getObjectExpression());
      case ClosureExpression closure when closure.getClass() == ClosureExpression.class ->
          closure(closure);
      case MethodCallExpression call -> call(call);
      default -> refuse(expression, refusal(expression));
    }
  }

  private void all(List<Expression> expressions) {
    expressions.forEach(this::expression);
  }

  private void entry(MapEntryExpression entry) {
    expression(entry.getKeyExpression());
    expression(entry.getValueExpression());
  }

  private static boolean isPlain(PropertyExpression property) {
    return !property.isSafe()
        && !property.isSpreadSafe()
        && property.getProperty() instanceof ConstantExpression;
  }

  private void call(MethodCallExpression call) {
    Optional<Problem> refusal = Refusals.ofCall(call, session);
    if (refusal.isPresent()) {
      refused.add(call);
      session.tell(refusal.get());
      return;
    }
    if (!call.isImplicitThis()) {
      expression(call.getObjectExpression());
    }
    expression(call.getArguments());
  }

  private void closure(ClosureExpression closure) {
    if (closure.getParameters() != null) {
      for (Parameter parameter : closure.getParameters()) {
        parameter(parameter);
      }
    }
    body(closure.getCode());
  }

  private void parameter(Parameter parameter) {
    if (parameter.hasInitialExpression()) {
      refuse(parameter, Refusals.DEFAULT_VALUE);
    } else if (!parameter.getAnnotations().isEmpty()) {
      refuse(parameter, Refusals.ANNOTATION);
    } else if (!parameter.isDynamicTyped()) {
      refuse(parameter, Refusals.TYPE);
    }
  }

  private void refuse(ASTNode node, Refusals.Refusal why) {
    refused.add(node);
    session.tell(
        Problem.of(Rule.REFUSED_SYNTAX, session.at(node), why.sentence()).hint(why.hint()));
  }

  private static String operator(BinaryExpression expression) {
    return expression.getOperation().getText();
  }
}
