// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.BooleanExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
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
import org.codehaus.groovy.ast.expr.UnaryMinusExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** Makes values of expressions. What has no value is told, and {@link Mistake} stands in for it. */
final class Expressions {

  private final Session session;
  private final Set<ASTNode> refused;
  private final Operators operators;
  private final Properties properties;

  Expressions(Session session, Set<ASTNode> refused) {
    this.session = session;
    this.refused = refused;
    this.operators = new Operators(session);
    this.properties = new Properties(session);
  }

  Object value(Expression expression, Scope scope) {
    session.budget().work(session.at(expression), 1);
    if (refused.contains(expression)) {
      return Mistake.MADE;
    }
    return switch (expression) {
      case ConstantExpression constant -> constant(constant);
      case GStringExpression text -> interpolated(text, scope);
      case VariableExpression name -> named(name, scope);
      case MapExpression map -> map(map, scope);
      case ListExpression list -> list(list, scope);
      case RangeExpression range -> range(range, scope);
      case NotExpression not ->
          condition(not.getExpression(), scope, "'!'") instanceof Boolean truth
              ? !truth
              : Mistake.MADE;
      case BooleanExpression condition -> value(condition.getExpression(), scope);
      case UnaryMinusExpression minus ->
          operators.negative(value(minus.getExpression(), scope), minus);
      case TernaryExpression choice -> choice(choice, scope);
      case BinaryExpression binary -> binary(binary, scope);
      case PropertyExpression property ->
          properties.read(value(property.getObjectExpression(), scope), property);
      case ClosureExpression block -> new Values.Body(block, scope);
      case MethodCallExpression call when call.isImplicitThis() ->
          deferred(WordUse.of(call, session), scope);
      case MethodCallExpression call ->
          session.mistake(
              Problem.of(Rule.REFUSED_SYNTAX, session.at(call.getMethod()), "'each' has no value")
                  .hint("write it on a line of its own"));
      default -> Mistake.MADE;
    };
  }

  /** Whether this is not part of the language, which has been told. */
  boolean isRefused(Expression expression) {
    return refused.contains(expression);
  }

  /** True, false or a mistake. */
  Object condition(Expression expression, Scope scope, String where) {
    Object value = value(expression, scope);
    if (value instanceof Boolean || value == Mistake.MADE) {
      return value;
    }
    return session.mistake(
        Problem.of(
                Rule.WRONG_TYPE,
                session.at(expression),
                where + " takes true or false, not " + Values.describe(value))
            .hint("compare it with something"));
  }

  /** The value that an assignment gives to its variable. */
  Object assigned(BinaryExpression assignment, Scope scope) {
    Object value = value(assignment.getRightExpression(), scope);
    String operator = assignment.getOperation().getText();
    if (operator.equals("=")) {
      return value;
    }
    Object before = value(assignment.getLeftExpression(), scope);
    return operators.apply(operator.substring(0, operator.length() - 1), before, value, assignment);
  }

  /** The named parameters of a block; the one that Groovy calls {@code it} is not among them. */
  List<Parameter> parameters(ClosureExpression block) {
    return block.getParameters() == null ? List.of() : List.of(block.getParameters());
  }

  private Object tooLarge(ConstantExpression number) {
    return session.mistake(
        Problem.of(Rule.OUT_OF_RANGE, session.at(number), "this number is too large or too fine"));
  }

  private Object constant(ConstantExpression constant) {
    return switch (constant.getValue()) {
      case Integer number -> number.longValue();
      case BigInteger _ -> tooLarge(constant);
      case BigDecimal number when !Values.isShort(number) -> tooLarge(constant);
      case Double number when !Double.isFinite(number) -> tooLarge(constant);
      case Float number when !Float.isFinite(number) -> tooLarge(constant);
      case Float number -> new BigDecimal(number.toString());
      case Double number -> new BigDecimal(number.toString());
      case Character character -> character.toString();
      case String text -> {
        session.budget().text(session.at(constant), text.length());
        yield text;
      }
      case Object value -> value;
    };
  }

  private Object interpolated(GStringExpression text, Scope scope) {
    StringBuilder out = new StringBuilder();
    boolean whole = true;
    for (int i = 0; i < text.getStrings().size(); i++) {
      out.append(text.getStrings().get(i).getValue());
      if (i < text.getValues().size()) {
        Expression part = text.getValue(i);
        Object value = printable(plain(value(part, scope), part), part);
        whole &= value != Mistake.MADE;
        out.append(whole ? Values.text(value, session.at(part), session.budget()) : "");
      }
      session.budget().text(session.at(text), out.length());
    }
    return whole ? out.toString() : Mistake.MADE;
  }

  /** A value that means the same everywhere; a word such as {@code latest} does not. */
  private Object plain(Object value, Expression at) {
    return switch (value) {
      case Values.Deferred deferred -> unknown(deferred.use(), deferred.scope());
      case Values.Body _ ->
          session.mistake(Problem.of(Rule.WRONG_TYPE, session.at(at), "a block is no value here"));
      default -> value;
    };
  }

  /** A value that can be part of a text. */
  private Object printable(Object value, Expression at) {
    boolean many = value instanceof List || value instanceof Map || value instanceof Map.Entry;
    return many
        ? session.mistake(
            Problem.of(
                    Rule.WRONG_TYPE,
                    session.at(at),
                    Values.describe(value) + " cannot be part of a text")
                .hint("use its members in a loop"))
        : value;
  }

  private Object named(VariableExpression name, Scope scope) {
    Object value =
        scope.find(name.getName()).orElseGet(() -> deferred(WordUse.of(name, session), scope));
    if (value instanceof Values.Open open) {
      session.evaluation().missed(open.name(), session.at(name));
      return Mistake.MADE;
    }
    return value;
  }

  private Object deferred(WordUse use, Scope scope) {
    return new Values.Deferred(use, scope);
  }

  private Object unknown(WordUse use, Scope scope) {
    return session.mistake(
        Problem.of(Rule.UNKNOWN_NAME, use.at(), "there is no variable '" + use.name() + "'")
            .hint(
                NearMiss.hint(use.name(), scope.names())
                    .orElse("a text is written in quotes: '" + use.name() + "'")));
  }

  private Object list(ListExpression list, Scope scope) {
    List<Object> values = new ArrayList<>();
    list.getExpressions().forEach(member -> values.add(value(member, scope)));
    session.budget().collection(session.at(list), values, values);
    return values.contains(Mistake.MADE) ? Mistake.MADE : values;
  }

  private Object map(MapExpression map, Scope scope) {
    Map<Object, Object> values = new LinkedHashMap<>();
    for (MapEntryExpression entry : map.getMapEntryExpressions()) {
      Object key = plain(value(entry.getKeyExpression(), scope), entry.getKeyExpression());
      if (values.put(key, value(entry.getValueExpression(), scope)) != null
          && key != Mistake.MADE) {
        return session.mistake(
            Problem.of(
                Rule.DUPLICATE_KEY, session.at(entry), "'" + key + "' is in this map twice"));
      }
    }
    session.budget().collection(session.at(map), values, values.values());
    return values.containsKey(Mistake.MADE) || values.containsValue(Mistake.MADE)
        ? Mistake.MADE
        : values;
  }

  private Object range(RangeExpression range, Scope scope) {
    Object from = plain(value(range.getFrom(), scope), range.getFrom());
    Object to = plain(value(range.getTo(), scope), range.getTo());
    if (from == Mistake.MADE || to == Mistake.MADE) {
      return Mistake.MADE;
    }
    if (!(from instanceof Long first) || !(to instanceof Long last)) {
      return session.mistake(
          Problem.of(
                  Rule.WRONG_TYPE, session.at(range), "a range goes from a whole number to another")
              .hint("write 1..3, or a list: ['a', 'b']"));
    }
    int step = first <= last ? 1 : -1;
    long start = range.isExclusiveLeft() ? first + step : first;
    long size = Math.abs(last - start) + (range.isExclusiveRight() ? 0 : 1);
    if (size > Budget.MAX_ELEMENTS || size < 0) {
      return session.mistake(
          Problem.of(Rule.TOO_LARGE, session.at(range), "this range has more than 100,000 numbers")
              .hint("make it smaller"));
    }
    return new Values.Range(start, step, (int) size);
  }

  private Object choice(TernaryExpression choice, Scope scope) {
    return condition(choice.getBooleanExpression().getExpression(), scope, "'?'")
            instanceof Boolean truth
        ? value(truth ? choice.getTrueExpression() : choice.getFalseExpression(), scope)
        : Mistake.MADE;
  }

  private Object binary(BinaryExpression binary, Scope scope) {
    String operator = binary.getOperation().getText();
    if (operator.equals("&&") || operator.equals("||")) {
      Object left = condition(binary.getLeftExpression(), scope, "'" + operator + "'");
      boolean decided = left instanceof Boolean truth && truth == operator.equals("||");
      return decided || left == Mistake.MADE
          ? left
          : condition(binary.getRightExpression(), scope, "'" + operator + "'");
    }
    Object left = plain(value(binary.getLeftExpression(), scope), binary.getLeftExpression());
    Object right = plain(value(binary.getRightExpression(), scope), binary.getRightExpression());
    return operator.equals("[")
        ? properties.member(left, right, binary)
        : operators.apply(operator, left, right, binary);
  }
}
