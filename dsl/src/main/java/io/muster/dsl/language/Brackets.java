// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.language;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import io.muster.runbook.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Looks at quotes and brackets before the text is parsed. A parser notices a missing one far from
 * where it is missing; this names the place. It also bounds the depth of nesting, so that no parser
 * runs out of stack.
 */
final class Brackets {

  static final int DEEPEST = 60;

  private final SourceText source;
  private final Problems problems;
  private final Characters in;
  private final Deque<Open> open = new ArrayDeque<>();
  private Optional<Open> suspect = Optional.empty();

  private Brackets(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.in = new Characters(source.content());
  }

  /** Whether all quotes and brackets have their counterparts; tells the first that has not. */
  static boolean balanced(SourceText source, Problems problems) {
    return new Brackets(source, problems).scan();
  }

  private boolean scan() {
    while (!in.atEnd()) {
      boolean fine =
          switch (in.current()) {
            case '\'', '"' -> text();
            case '/' -> slash();
            case '(', '[', '{' -> opening();
            case ')', ']', '}' -> closing();
            default -> in.advance(1);
          };
      if (!fine) {
        return false;
      }
    }
    return open.isEmpty() || neverClosed();
  }

  private boolean text() {
    char quote = in.current();
    String delimiter =
        in.startsWith(String.valueOf(quote).repeat(3))
            ? String.valueOf(quote).repeat(3)
            : String.valueOf(quote);
    open.push(new Open(delimiter, here(), in.indent()));
    in.advance(delimiter.length());
    return insideText();
  }

  /** Goes on in a text, up to its end or to an expression in it. */
  private boolean insideText() {
    Open text = open.element();
    boolean oneLine = text.bracket.length() == 1;
    while (!in.atEnd() && !(oneLine && in.current() == '\n')) {
      if (in.current() == '\\') {
        in.advance(2);
      } else if (in.startsWith(text.bracket)) {
        in.advance(text.bracket.length());
        open.pop();
        return true;
      } else if (text.bracket.startsWith("\"") && in.startsWith("${")) {
        in.advance(1);
        return opening();
      } else {
        in.advance(1);
      }
    }
    return told(
        Problem.of(Rule.SYNTAX, text.at, "the text that begins here has no closing quote")
            .hint("end it with " + text.bracket));
  }

  private boolean slash() {
    if (in.startsWith("//")) {
      in.skipTo("\n");
    } else if (in.startsWith("/*")) {
      Position start = here();
      if (!in.skipPast("*/")) {
        return told(
            Problem.of(Rule.SYNTAX, start, "the comment that begins here is never closed")
                .hint("end it with */"));
      }
    } else if (in.slashBeginsText()) {
      return told(
          Problem.of(
                  Rule.REFUSED_SYNTAX, here(), "a text between slashes is not part of the language")
              .hint("write it in quotes"));
    } else {
      in.advance(1);
    }
    return true;
  }

  private boolean opening() {
    if (open.size() >= DEEPEST) {
      return told(
          Problem.of(Rule.TOO_LARGE, here(), "this is nested deeper than " + DEEPEST + " levels")
              .hint("make it flatter"));
    }
    open.push(new Open(String.valueOf(in.current()), here(), in.indent()));
    return in.advance(1);
  }

  private boolean closing() {
    char bracket = in.current();
    if (open.isEmpty()) {
      return told(
          Problem.of(Rule.SYNTAX, here(), "'" + bracket + "' closes nothing").hint("remove it"));
    }
    Open last = open.element();
    if (bracket != last.counterpart()) {
      return told(
          Problem.of(
                  Rule.SYNTAX,
                  here(),
                  "'" + last.counterpart() + "' is missing before '" + bracket + "'")
              .related(last.at, "'" + last.bracket + "' is opened here"));
    }
    open.pop();
    if (in.firstOfLine() && in.indent() < last.indent && suspect.isEmpty()) {
      suspect = Optional.of(last);
    }
    in.advance(1);
    boolean backInText = !open.isEmpty() && open.element().isText();
    return !backInText || insideText();
  }

  private boolean neverClosed() {
    Open culprit = suspect.orElse(open.element());
    return told(
        Problem.of(Rule.SYNTAX, culprit.at, "'" + culprit.bracket + "' is never closed")
            .hint("add '" + culprit.counterpart() + "'"));
  }

  private boolean told(Problem problem) {
    problems.add(problem);
    return false;
  }

  private Position here() {
    return source.at(in.line(), in.column());
  }

  /** A bracket or quote that waits for its counterpart; the indent is that of its line. */
  private record Open(String bracket, Position at, int indent) {

    boolean isText() {
      return bracket.startsWith("'") || bracket.startsWith("\"");
    }

    char counterpart() {
      return switch (bracket.charAt(0)) {
        case '(' -> ')';
        case '[' -> ']';
        default -> '}';
      };
    }
  }
}
