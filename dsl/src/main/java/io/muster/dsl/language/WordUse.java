// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/**
 * A word as written, its arguments sorted: values by place, values by name, and the block at the
 * end.
 */
record WordUse(
    String name,
    Position at,
    List<Expression> values,
    List<MapEntryExpression> named,
    Optional<ClosureExpression> block) {

  static WordUse of(VariableExpression word, Session session) {
    return new WordUse(word.getName(), session.at(word), List.of(), List.of(), Optional.empty());
  }

  static WordUse of(MethodCallExpression call, Session session) {
    List<Expression> values = new ArrayList<>();
    List<MapEntryExpression> named = new ArrayList<>();
    Optional<ClosureExpression> block = Optional.empty();
    List<Expression> arguments = ((TupleExpression) call.getArguments()).getExpressions();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      if (argument instanceof MapExpression map && isNamed(map, session.source())) {
        named.addAll(map.getMapEntryExpressions());
      } else if (argument instanceof ClosureExpression closure && i == arguments.size() - 1) {
        block = Optional.of(closure);
      } else {
        values.add(argument);
      }
    }
    return new WordUse(
        call.getMethodAsString(), session.at(call.getMethod()), values, named, block);
  }

  /**
   * The use that {@code runbook 'erp' { .. }} was meant to be. Groovy reads the name and the block
   * as a call of their own; a name before a block has to stand in parentheses.
   */
  Optional<WordUse> withNameBeforeBlock(Session session) {
    if (values.size() == 1
        && values.getFirst() instanceof MethodCallExpression call
        && call.isImplicitThis()
        && (session.source().startsAt(session.at(call.getMethod()), "'")
            || session.source().startsAt(session.at(call.getMethod()), "\""))) {
      WordUse inner = of(call, session);
      return Optional.of(
          new WordUse(name, at, List.of(call.getMethod()), inner.named, inner.block));
    }
    return Optional.empty();
  }

  /** Groovy gives named arguments the form of a map; only a written map begins with its bracket. */
  private static boolean isNamed(MapExpression map, SourceText source) {
    if (map.getMapEntryExpressions().isEmpty()) {
      return false;
    }
    Expression key = map.getMapEntryExpressions().getFirst().getKeyExpression();
    List<String> lines = source.lines();
    if (key.getLineNumber() != map.getLineNumber()) {
      String rest = lines.get(map.getLineNumber() - 1).substring(map.getColumnNumber() - 1);
      return !rest.strip().equals("[");
    }
    String line = lines.get(key.getLineNumber() - 1);
    return !line.substring(map.getColumnNumber() - 1, key.getColumnNumber() - 1)
        .strip()
        .equals("[");
  }
}
