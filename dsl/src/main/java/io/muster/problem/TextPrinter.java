// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Prints problems for a terminal: the place, the sentence, and the line of the text with the part
 * marked.
 */
public final class TextPrinter {

  private static final int WIDEST = 160;

  private final Map<String, SourceText> sources;
  private final StringBuilder out = new StringBuilder();

  private TextPrinter(List<Report> reports) {
    this.sources =
        reports.stream()
            .map(Report::source)
            .collect(Collectors.toMap(SourceText::name, Function.identity(), (one, _) -> one));
  }

  /** The whole report; empty where there is nothing to say. */
  public static String print(Report report) {
    return print(List.of(report));
  }

  /** All these reports; a problem of one text can name a place in another. */
  public static String print(List<Report> reports) {
    TextPrinter printer = new TextPrinter(reports);
    reports.stream().flatMap(report -> report.problems().stream()).forEach(printer::problem);
    return printer.out.toString();
  }

  private void problem(Problem problem) {
    entry(problem.at(), problem.severity().word(), problem.message());
    problem.related().ifPresent(other -> entry(other.at(), "note", other.text()));
  }

  private void entry(Position at, String kind, String sentence) {
    out.append(at).append(": ").append(kind).append(": ").append(sentence).append('\n');
    Optional.ofNullable(sources.get(at.file())).ifPresent(source -> excerpt(source, at));
  }

  private void excerpt(SourceText source, Position at) {
    String line = source.line(at);
    boolean shown = at.line() >= 1 && at.line() <= source.lines().size();
    if (shown && line.length() <= WIDEST && at.column() <= line.length() + 1) {
      out.append("    ").append(printable(line)).append('\n');
      out.append("    ").append(indent(line, at.column() - 1));
      out.append('^').append("~".repeat(source.extent(at) - 1)).append('\n');
    }
  }

  /** Spaces up to the marked part, tabs kept as tabs so that both lines are indented alike. */
  private static String indent(String line, int start) {
    return line.codePoints()
        .limit(line.codePointCount(0, start))
        .map(c -> c == '\t' ? '\t' : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** Control characters would confuse a terminal. */
  private static String printable(String line) {
    return line.codePoints()
        .map(c -> c == '\t' || !Character.isISOControl(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
