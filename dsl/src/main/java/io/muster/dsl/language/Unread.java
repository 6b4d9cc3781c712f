// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;

/**
 * Looks at what a reading passes over, such as the branch of an {@code if} that is not taken: its
 * words and the names of their arguments have to exist. Values are not made, since they may have a
 * meaning only where the condition holds.
 */
final class Unread {

  private final Session session;
  private final Set<ASTNode> refused;
  private final WordCalls words;

  Unread(Session session, Set<ASTNode> refused, WordCalls words) {
    this.session = session;
    this.refused = refused;
    this.words = words;
  }

  void look(Statement statement, Scope.Receiver receiver) {
    if (refused.contains(statement)) {
      return;
    }
    switch (statement) {
      case BlockStatement block -> block.getStatements().forEach(line -> look(line, receiver));
      case IfStatement choice -> {
        look(choice.getIfBlock(), receiver);
        look(choice.getElseBlock(), receiver);
      }
      case ForStatement loop -> look(loop.getLoopBlock(), receiver);
      case ExpressionStatement line -> look(line.getExpression(), receiver);
      default -> {}
    }
  }

  private void look(Expression line, Scope.Receiver receiver) {
    if (refused.contains(line) || !(line instanceof MethodCallExpression call)) {
      return;
    }
    session.budget().work(session.at(line), 1);
    if (!call.isImplicitThis()) {
      ((TupleExpression) call.getArguments())
          .getExpressions().stream()
              .filter(ClosureExpression.class::isInstance)
              .forEach(body -> look(((ClosureExpression) body).getCode(), receiver));
      return;
    }
    WordUse use = WordUse.of(call, session);
    words
        .look(use, receiver)
        .flatMap(WordShape::braces)
        .ifPresent(
            braces ->
                use.block()
                    .ifPresent(
                        body ->
                            look(
                                body.getCode(),
                                new Scope.Receiver(
                                    use.name(), Vocabulary.of(braces.words()), receiver.words()))));
  }
}
