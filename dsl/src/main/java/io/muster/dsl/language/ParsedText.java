// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import groovyjarjarantlr4.v4.runtime.ParserRuleContext;
import groovyjarjarantlr4.v4.runtime.Token;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A text that is Groovy, taken apart by Groovy's own lexer and parser. No word of it is looked up.
 *
 * @param tokens all tokens, also line breaks and comments
 * @param tree the rules of the grammar that they follow
 */
public record ParsedText(List<Token> tokens, ParserRuleContext tree) {

  public ParsedText {
    tokens = List.copyOf(tokens);
  }

  /** Takes a text apart; nothing, and the problem told, where it is no Groovy. */
  public static Optional<ParsedText> of(SourceText source, Problems problems) {
    AtomicReference<@Nullable ParsedText> parsed = new AtomicReference<>();
    boolean ended =
        TimeLimit.start().run(() -> Reading.syntax(source, problems).ifPresent(parsed::set));
    if (!ended) {
      problems.add(Problem.of(Rule.TOO_LARGE, source.whole(), "reading this file takes too long"));
    }
    return ended ? Optional.ofNullable(parsed.get()) : Optional.empty();
  }
}
