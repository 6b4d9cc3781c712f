// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.ElvisOperatorExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;

/** What to say about syntax that is not part of the language, and what to write instead. */
final class Refusals {

  static final Refusal PACKAGE = notPart("'package'", "remove it");
  static final Refusal IMPORT = notPart("'import'", "remove it; all words are there without it");
  static final Refusal CLASS = notPart("declaring a type", "write words and values only");
  static final Refusal METHOD = notPart("declaring a method", "use a loop for what repeats");
  static final Refusal ANNOTATION = notPart("an annotation", "remove it");
  static final Refusal LABEL =
      notPart(
          "a label, a name with a colon that begins a line,",
          "put a comma at the end of the line before, or remove the colon");
  static final Refusal TYPE = notPart("a type before a name", "declare a variable with def");
  static final Refusal CLOSURE =
      notPart("a block kept in a variable", "use a loop for what repeats");
  static final Refusal SEVERAL_AT_ONCE =
      notPart("declaring several variables at once", "give each its own def");
  static final Refusal COMPUTED_NAME = notPart("a computed name", "write the word itself");
  static final Refusal NO_VALUE =
      new Refusal("a variable needs a value", "write def name = 'db01'");
  static final Refusal DEFAULT_VALUE = notPart("a default value here", "name the parameter only");
  static final Refusal COUNTING_LOOP =
      notPart("a counting loop", "loop over a range or a list: for (i in 1..3) { .. }");
  static final Refusal ASSIGNMENT =
      new Refusal(
          "only a variable can be assigned to",
          "name an argument with ':', as in delay: 30.seconds");

  private static final String LOOP = "loop over a range or a list: (1..3).each { .. }";

  /** By the name of the node's class. */
  private static final Map<String, Refusal> BY_KIND =
      Map.ofEntries(
          Map.entry("WhileStatement", notPart("'while'", LOOP)),
          Map.entry("DoWhileStatement", notPart("'do'", LOOP)),
          Map.entry("SwitchStatement", notPart("'switch'", "use if and else")),
          Map.entry("TryCatchStatement", notPart("'try'", "remove it")),
          Map.entry("ThrowStatement", notPart("'throw'", "remove it")),
          Map.entry("SynchronizedStatement", notPart("'synchronized'", "remove it")),
          Map.entry("AssertStatement", notPart("'assert'", "remove it")),
          Map.entry("ReturnStatement", notPart("'return'", "remove it")),
          Map.entry("BreakStatement", notPart("'break'", "loop over fewer values")),
          Map.entry("ContinueStatement", notPart("'continue'", "use if")),
          Map.entry(
              "BlockStatement",
              new Refusal("no word stands before this block", "write the word before the '{'")),
          Map.entry("ConstructorCallExpression", notPart("'new'", "write the value itself")),
          Map.entry("ConstantExpression", notPart("'null'", "leave the argument out")),
          Map.entry("VariableExpression", notPart("'this'", "write the word alone")),
          Map.entry(
              "ElvisOperatorExpression", notPart("'?:'", "write the condition out: a ? b : c")),
          Map.entry("PropertyExpression", notPart("'?.'", "use '.' on a map")),
          Map.entry("AttributeExpression", notPart("'.@'", "use '.' on a map")),
          Map.entry("LambdaExpression", notPart("a lambda", "write a block: { .. }")),
          Map.entry("MethodPointerExpression", notPart("'.&'", "remove it")),
          Map.entry("MethodReferenceExpression", notPart("'::'", "remove it")),
          Map.entry("CastExpression", notPart("a cast", "write the value itself")),
          Map.entry("ArrayExpression", notPart("an array", "write a list: [1, 2]")),
          Map.entry("SpreadExpression", notPart("'*' before a list", "write the members")),
          Map.entry("SpreadMapExpression", notPart("'*:' before a map", "write the members")),
          Map.entry("PrefixExpression", notPart("'++' or '--'", "write i = i + 1")),
          Map.entry("PostfixExpression", notPart("'++' or '--'", "write i = i + 1")),
          Map.entry("BitwiseNegationExpression", notPart("'~'", "write a text in quotes")),
          Map.entry("UnaryPlusExpression", notPart("'+' before a value", "remove it")),
          Map.entry("ClassExpression", notPart("a type", "write words and values only")));

  private Refusals() {}

  /** What is wrong, and what to write instead. */
  record Refusal(String sentence, String hint) {}

  static Refusal refusal(ASTNode node) {
    if (node instanceof BinaryExpression binary) {
      String operator = binary.getOperation().getText();
      return operator.equals("=")
          ? ASSIGNMENT
          : notPart("the operator '" + operator + "'", "write it differently");
    }
    if (node instanceof PropertyExpression property
        && !(property.getProperty() instanceof ConstantExpression)) {
      return COMPUTED_NAME;
    }
    if (node instanceof ElvisOperatorExpression) {
      return BY_KIND.getOrDefault("ElvisOperatorExpression", ASSIGNMENT);
    }
    return Optional.ofNullable(BY_KIND.get(node.getClass().getSimpleName()))
        .orElseGet(() -> notPart("this", "write words and values only"));
  }

  /** Imports have no place of their own, but the type they name has. */
  static ASTNode importPlace(ImportNode node) {
    return node.getLineNumber() > 0 || node.getType() == null ? node : node.getType();
  }

  /** Why a call must not be made; nothing where it may be a word, or {@code each} on a value. */
  static Optional<Problem> ofCall(MethodCallExpression call, Session session) {
    Expression method = call.getMethod();
    if (!(method instanceof ConstantExpression)) {
      return Optional.of(problem(session, method, COMPUTED_NAME));
    }
    if (call.isSafe() || call.isSpreadSafe()) {
      return Optional.of(problem(session, method, notPart(call.isSafe() ? "'?.'" : "'*.'", LOOP)));
    }
    if (method.getLineNumber() < 1) {
      return Optional.of(
          problem(session, call, notPart("calling a block", "remove the parentheses after it")));
    }
    String name = call.getMethodAsString();
    if (call.isImplicitThis() || name.equals("each")) {
      return Optional.empty();
    }
    if (call.getObjectExpression() instanceof MethodCallExpression word && word.isImplicitThis()) {
      return Optional.of(
          Problem.of(Rule.SYNTAX, session.at(method), "'" + name + "' is not expected here")
              .hint("a comma and a colon may be missing: , " + name + ": .."));
    }
    boolean quoted =
        session.source().startsAt(session.at(method), "'")
            || session.source().startsAt(session.at(method), "\"");
    if (quoted && call.getObjectExpression() instanceof VariableExpression) {
      return Optional.of(
          Problem.of(Rule.SYNTAX, session.at(method), "a comma is missing after '" + name + "'")
              .hint("write " + call.getObjectExpression().getText() + " '" + name + "', .."));
    }
    String owner =
        call.getObjectExpression() instanceof VariableExpression v ? v.getName() + "." : "";
    return Optional.of(
        problem(
            session,
            owner.isEmpty() ? method : call,
            new Refusal(
                "'" + owner + name + "' cannot be called",
                "only the words of the language can, and 'each' on a list, a range or a map")));
  }

  private static Problem problem(Session session, ASTNode at, Refusal refusal) {
    return Problem.of(Rule.REFUSED_SYNTAX, session.at(at), refusal.sentence()).hint(refusal.hint());
  }

  private static Refusal notPart(String what, String hint) {
    return new Refusal(what + " is not part of the language", hint);
  }
}
