// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import groovyjarjarantlr4.v4.runtime.CharStreams;
import groovyjarjarantlr4.v4.runtime.CommonTokenStream;
import groovyjarjarantlr4.v4.runtime.Lexer;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.util.Optional;
import org.apache.groovy.parser.antlr4.AstBuilder;
import org.apache.groovy.parser.antlr4.GroovyLangLexer;
import org.apache.groovy.parser.antlr4.GroovyLangParser;
import org.apache.groovy.parser.antlr4.GroovyParser.CompilationUnitContext;
import org.apache.groovy.parser.antlr4.GroovySyntaxError;
import org.codehaus.groovy.GroovyBugError;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.ErrorCollector;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Turns a text into Groovy's syntax tree and stops there: no compiler phase runs, so neither does
 * any transformation.
 *
 * <p>The parser is Groovy's own but driven here, for two reasons. Command lines with named
 * arguments ({@code vm 'a', delay: 3.seconds}) make it fall back to full-context prediction, which
 * it does not remember: 6 ms a line. Letting it remember makes a long runbook parse forty times
 * faster. And its mistakes can be told in plain words.
 */
final class GroovyParser {

  private GroovyParser() {}

  /** The syntax tree; nothing, and the problem told, where the text is no Groovy. */
  static Optional<ModuleNode> parse(SourceText source, Problems problems, Budget budget) {
    SyntaxErrors errors = new SyntaxErrors(source, problems);
    try {
      GroovyLangParser parser = parser(source, budget, errors);
      if (TokenRuns.tooLong(parser.getInputStream(), source, problems)) {
        return Optional.empty();
      }
      CompilationUnitContext tree = parser.compilationUnit();
      return errors.any()
          ? Optional.empty()
          : Optional.of(new AstBuilder(unit(source), false, false).visit(tree))
              .map(ModuleNode.class::cast);
    } catch (GroovySyntaxError e) {
      errors.tell(e.getLine(), e.getColumn(), String.valueOf(e.getMessage()));
    } catch (MultipleCompilationErrorsException e) {
      e.getErrorCollector().getErrors().stream()
          .filter(SyntaxErrorMessage.class::isInstance)
          .map(message -> ((SyntaxErrorMessage) message).getCause())
          .forEach(
              cause ->
                  errors.tell(
                      cause.getStartLine(), cause.getStartColumn(), cause.getOriginalMessage()));
    } catch (CompilationFailedException e) {
      if (e.getCause() instanceof SyntaxException cause) {
        errors.tell(cause.getStartLine(), cause.getStartColumn(), cause.getOriginalMessage());
      }
    } catch (GroovyBugError _) {
      // why: Groovy itself stumbles over texts such as "- -1", and does not say where
    }
    if (!problems.hasErrors()) {
      problems.add(Problem.of(Rule.SYNTAX, source.whole(), "this is not readable as Groovy"));
    }
    return Optional.empty();
  }

  private static GroovyLangParser parser(SourceText source, Budget budget, SyntaxErrors errors) {
    Lexer lexer = new GroovyLangLexer(CharStreams.fromString(source.content()));
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors.ofLexer());
    GroovyLangParser parser = new GroovyLangParser(new TimedTokens(lexer, source, budget));
    parser.removeErrorListeners();
    parser.addErrorListener(errors.ofParser());
    parser.setInterpreter(new QuickDecisions(parser, parser.getATN()));
    return parser;
  }

  private static SourceUnit unit(SourceText source) {
    CompilerConfiguration settings = new CompilerConfiguration();
    ErrorCollector errors = new ErrorCollector(settings);
    return new SourceUnit(source.name(), source.content(), settings, null, errors);
  }

  /** Ends the parser when the time for reading is up. */
  private static final class TimedTokens extends CommonTokenStream {

    private final SourceText source;
    private final Budget budget;
    private int taken;

    TimedTokens(Lexer lexer, SourceText source, Budget budget) {
      super(lexer);
      this.source = source;
      this.budget = budget;
    }

    @Override
    public void consume() {
      if ((++taken & 0xFF) == 0 && budget.timeIsUp()) {
        throw new Budget.Exhausted(
            Problem.of(Rule.TOO_LARGE, source.at(LT(1).getLine(), 1), "reading this takes too long")
                .hint("make the file smaller, with loops for what repeats"));
      }
      super.consume();
    }
  }
}
