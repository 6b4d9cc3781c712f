// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.dsl.language.WordShape.Slot;
import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;

/** Fits the arguments of a word, as written, to the parameters of its method. */
final class Arguments {

  private final Session session;
  private final Expressions expressions;
  private final Interpreter interpreter;
  private final Conversion conversion;

  Arguments(Session session, Expressions expressions, Interpreter interpreter) {
    this.session = session;
    this.expressions = expressions;
    this.interpreter = interpreter;
    this.conversion = new Conversion(session, this);
  }

  /**
   * The values for the method of a word; nothing, and the problems told, where one that is needed
   * is missing.
   */
  Optional<Object[]> bind(WordShape word, WordUse use, Scope scope) {
    Object[] values = new Object[word.slots().size()];
    int next = 0;
    boolean complete = surplus(word, use);
    Map<String, Object> given = named(word, use, scope);
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (word.slots().get(i)) {
            case Slot.Where _ -> use.at();
            case Slot.Value value -> value(value, next++, word, use, scope);
            case Slot.Named named -> record(named, given, word, use);
            case Slot.Braces braces -> braces(braces, word, use, scope);
          };
      complete &= values[i] != Mistake.MADE;
    }
    return complete ? Optional.of(values) : Optional.empty();
  }

  /** Tells named arguments that the word does not take. */
  void look(WordShape word, WordUse use) {
    use.named().forEach(entry -> name(entry, word, use));
  }

  private boolean surplus(WordShape word, WordUse use) {
    boolean fine = true;
    if (hasSurplus(word, use)) {
      Expression extra = use.values().get(wanted(word));
      if (expressions.isRefused(extra)) {
        return true;
      }
      if (extra instanceof ClosureExpression && use.block().isPresent()) {
        Position second = session.at(use.block().get());
        session.tell(
            Problem.of(Rule.SURPLUS_BLOCK, second, "'" + use.name() + "' takes one block")
                .hint("write a word before this '{'"));
        return false;
      }
      session.tell(
          Problem.of(
                  Rule.SURPLUS_VALUE, session.at(extra), "'" + use.name() + "' takes no value here")
              .hint(word.advice()));
      fine = false;
    }
    if (use.block().isPresent() && word.braces().isEmpty()) {
      session.tell(
          Problem.of(
                  Rule.SURPLUS_BLOCK,
                  session.at(use.block().get()),
                  "'" + use.name() + "' takes no block")
              .hint(word.advice()));
      fine = false;
    }
    if (!use.named().isEmpty() && word.arguments().isEmpty()) {
      unknown(use.named().getFirst(), word, use.name());
      fine = false;
    }
    return fine;
  }

  private static boolean hasSurplus(WordShape word, WordUse use) {
    return use.values().size() > wanted(word);
  }

  private static int wanted(WordShape word) {
    return (int) word.slots().stream().filter(Slot.Value.class::isInstance).count();
  }

  private Object value(Slot.Value slot, int index, WordShape word, WordUse use, Scope scope) {
    if (index < use.values().size()) {
      Expression written = use.values().get(index);
      place(use, slot.name(), written);
      return conversion.convert(
          slot.type(), expressions.value(written, scope), written, use.name());
    }
    if (WordShape.Types.optional(slot.type()).isPresent()) {
      return Optional.empty();
    }
    return session.mistake(
        Problem.of(
                Rule.MISSING_VALUE,
                use.at(),
                "'" + use.name() + "' lacks its " + spaced(slot.name()))
            .hint(word.advice()));
  }

  /** The values of the named arguments that the word takes. */
  private Map<String, Object> named(WordShape word, WordUse use, Scope scope) {
    Map<String, Object> given = new HashMap<>();
    if (word.arguments().isEmpty()) {
      return given;
    }
    for (MapEntryExpression entry : use.named()) {
      String name = name(entry, word, use);
      Type type = word.arguments().get(name);
      if (type == null) {
        continue;
      }
      place(use, name, entry.getValueExpression());
      Object value = expressions.value(entry.getValueExpression(), scope);
      Object fitting = conversion.convert(type, value, entry.getValueExpression(), name);
      if (given.put(name, fitting) != null) {
        session.tell(
            Problem.of(Rule.DUPLICATE_ARGUMENT, session.at(entry), "'" + name + "' is given twice")
                .hint("remove one"));
      }
    }
    return given;
  }

  /** An argument that is wrong but can be left out is left out; the problem has been told. */
  private Object record(Slot.Named slot, Map<String, Object> given, WordShape word, WordUse use) {
    List<Object> components = new ArrayList<>();
    boolean complete = true;
    for (Map.Entry<String, Type> argument : slot.arguments().entrySet()) {
      boolean optional = WordShape.Types.optional(argument.getValue()).isPresent();
      Object value = given.get(argument.getKey());
      if (value == null && !optional && !hasSurplus(word, use)) {
        session.tell(
            Problem.of(
                    Rule.MISSING_ARGUMENT,
                    use.at(),
                    "'" + use.name() + "' lacks '" + argument.getKey() + ":'")
                .hint(word.advice()));
      }
      boolean usable = value != null && value != Mistake.MADE;
      complete &= usable || optional;
      components.add(usable ? value : Optional.empty());
    }
    return complete ? Invocation.create(slot.type(), components.toArray()) : Mistake.MADE;
  }

  private String name(MapEntryExpression entry, WordShape word, WordUse use) {
    String name =
        entry.getKeyExpression() instanceof ConstantExpression constant
            ? String.valueOf(constant.getValue())
            : "";
    return word.arguments().containsKey(name) ? name : unknown(entry, word, use.name());
  }

  /** Tells that there is no such argument; the one most likely meant, or nothing. */
  private String unknown(MapEntryExpression entry, WordShape word, String use) {
    String name = entry.getKeyExpression().getText();
    Optional<String> near = NearMiss.of(name, word.arguments().keySet());
    String known =
        word.arguments().isEmpty()
            ? word.advice()
            : "it takes " + String.join(", ", word.arguments().keySet());
    session.tell(
        Problem.of(
                Rule.UNKNOWN_ARGUMENT,
                session.at(entry),
                "'" + use + "' has no argument '" + name + "'")
            .hint(near.map(word2 -> "did you mean '" + word2 + "'?").orElse(known)));
    return near.orElse("");
  }

  private Object braces(Slot.Braces slot, WordShape word, WordUse use, Scope scope) {
    if (use.block().isPresent()) {
      Block<?> block = block(slot.words(), use.block().get(), scope, use.name());
      return slot.optional() ? Optional.of(block) : block;
    }
    if (slot.optional()) {
      return Optional.empty();
    }
    return session.mistake(
        Problem.of(Rule.MISSING_BLOCK, use.at(), "'" + use.name() + "' lacks its block")
            .hint(word.advice()));
  }

  Block<?> block(Class<?> words, ClosureExpression closure, Scope scope, String label) {
    Vocabulary vocabulary = Vocabulary.of(words);
    return implementation ->
        interpreter.block(closure, scope, new Scope.Receiver(label, vocabulary, implementation));
  }

  private void place(WordUse use, String argument, Expression value) {
    session.evaluation().placed(use.at(), argument, session.at(value));
    if (value instanceof ListExpression list) {
      for (int i = 0; i < list.getExpressions().size(); i++) {
        session
            .evaluation()
            .placed(use.at(), argument + "[" + i + "]", session.at(list.getExpression(i)));
      }
    }
  }

  private static String spaced(String name) {
    return name.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }
}
