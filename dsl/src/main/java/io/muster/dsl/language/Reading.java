// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.codehaus.groovy.ast.ModuleNode;

/** One text from its first look to its last word. */
final class Reading {

  private static final long STACK = 256L << 20;

  private Reading() {}

  static void of(Session session, Scope scope) {
    try {
      boolean readable =
          Brackets.balanced(session.source(), session.problems())
              && GroovyParser.parse(session.source(), session.problems(), session.budget())
                  .map(module -> interpret(module, session, scope))
                  .isPresent();
      if (!readable) {
        session.evaluation().gap(scope.receiver().vocabulary().type());
      }
    } catch (Budget.Exhausted e) {
      session.tell(e.problem());
      session.evaluation().gap(scope.receiver().vocabulary().type());
    } catch (StackOverflowError _) {
      session.tell(tooDeep(session.source()));
      session.evaluation().gap(scope.receiver().vocabulary().type());
    }
  }

  /** The tokens and rules of a text that is Groovy. */
  static Optional<ParsedText> syntax(SourceText source, Problems problems) {
    try {
      return Brackets.balanced(source, problems)
          ? GroovyParser.parsed(source, problems, new Budget(Language.TIME_LIMIT))
              .map(GroovyParser.Parsed::text)
          : Optional.empty();
    } catch (Budget.Exhausted e) {
      problems.add(e.problem());
    } catch (StackOverflowError _) {
      problems.add(tooDeep(source));
    }
    return Optional.empty();
  }

  private static Problem tooDeep(SourceText source) {
    return Problem.of(
            Rule.TOO_LARGE, source.whole(), "an expression in this file is nested too deeply")
        .hint("make it simpler");
  }

  private static ModuleNode interpret(ModuleNode module, Session session, Scope scope) {
    Interpreter interpreter = new Interpreter(session, SyntaxGuard.refused(module, session));
    module.getStatementBlock().getStatements().forEach(line -> interpreter.read(line, scope));
    return module;
  }

  /**
   * Runs on a thread with a stack of its own, so that a deep text harms nobody, and gives up on it
   * when the time is long over. The counters of {@link Budget} end a reading before that.
   */
  static boolean within(Duration limit, Runnable reading) {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(null, reading, "language", STACK);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((_, e) -> thrown.set(e));
    thread.start();
    try {
      boolean ended = thread.join(limit.plusSeconds(2));
      if (thrown.get() != null) {
        throw new IllegalStateException("the text could not be read", thrown.get());
      }
      return ended;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading a text", e);
    }
  }
}
