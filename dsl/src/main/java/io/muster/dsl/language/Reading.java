// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.util.Optional;
import org.codehaus.groovy.ast.ModuleNode;

/** One text from its first look to its last word. */
final class Reading {

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
          ? GroovyParser.parsed(source, problems, new Budget(TimeLimit.start()))
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
}
