// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import java.util.Optional;

/** Calls the method of a word that was written. */
final class WordCalls {

  private final Session session;
  private final Arguments arguments;

  WordCalls(Session session, Expressions expressions, Interpreter interpreter) {
    this.session = session;
    this.arguments = new Arguments(session, expressions, interpreter);
  }

  void call(WordUse written, Scope scope) {
    WordUse use = written.withNameBeforeBlock(session).map(this::tellParentheses).orElse(written);
    session.budget().element(use.at());
    Scope.Receiver receiver = scope.receiver();
    Optional<WordShape> word =
        receiver.vocabulary().find(use.name()).or(() -> meant(use, receiver));
    Optional<Object[]> values = word.flatMap(shape -> arguments.bind(shape, use, scope));
    if (values.isEmpty()) {
      word.ifPresent(shape -> left(shape, receiver));
      return;
    }
    try {
      Object told = Invocation.call(word.get().method(), receiver.words(), values.get());
      if (told instanceof Declared declared) {
        scope.publish(
            declared.name(), declared.value().orElseGet(() -> new Values.Open(declared.name())));
      }
    } catch (Refused refusal) {
      left(word.get(), receiver);
      session.tell(Problem.of(refusal.rule(), use.at(), refusal.sentence()).hint(refusal.hint()));
    }
  }

  /** Tells whether a word that is not read exists here, and its arguments. */
  Optional<WordShape> look(WordUse use, Scope.Receiver receiver) {
    Optional<WordShape> word =
        receiver.vocabulary().find(use.name()).or(() -> meant(use, receiver));
    word.ifPresent(shape -> arguments.look(shape, use));
    return word;
  }

  private WordUse tellParentheses(WordUse use) {
    String name = use.values().getFirst().getText();
    session.tell(
        Problem.of(
                Rule.SYNTAX,
                session.at(use.values().getFirst()),
                "a name before a block stands in parentheses")
            .hint("write " + use.name() + "('" + name + "') { .. }"));
    return use;
  }

  private void left(WordShape word, Scope.Receiver receiver) {
    session.evaluation().gap(receiver.vocabulary().type(), word.name());
    word.braces().ifPresent(braces -> session.evaluation().gap(braces.words()));
  }

  /** Tells that there is no such word here, and goes on with the one that was most likely meant. */
  private Optional<WordShape> meant(WordUse use, Scope.Receiver receiver) {
    String name = use.name();
    Optional<String> near = NearMiss.of(name, receiver.vocabulary().words().keySet());
    Optional<String> home = session.language().homeOf(name);
    if (home.isPresent()) {
      session.evaluation().gap(receiver.vocabulary().type());
      session.tell(
          Problem.of(Rule.MISPLACED_WORD, use.at(), "'" + name + "' has no place" + where(receiver))
              .hint("it belongs " + home.get()));
      return Optional.empty();
    }
    String known = String.join(", ", receiver.vocabulary().words().keySet());
    session.tell(
        Problem.of(Rule.UNKNOWN_WORD, use.at(), "unknown word '" + name + "'" + receiver.place())
            .hint(
                near.map(word -> "did you mean '" + word + "'?")
                    .orElse("the words here are " + known)));
    if (near.isEmpty()) {
      session.evaluation().gap(receiver.vocabulary().type());
    }
    return near.flatMap(receiver.vocabulary()::find);
  }

  private static String where(Scope.Receiver receiver) {
    return receiver.label().isEmpty() ? " at the top of a file" : receiver.place();
  }
}
