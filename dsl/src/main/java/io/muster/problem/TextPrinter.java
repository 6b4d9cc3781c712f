// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

import io.muster.runbook.Position;
import java.util.List;
import java.util.Optional;

/**
 * Prints problems for a terminal: the place, the sentence, and the line of the text with the part
 * marked.
 */
public final class TextPrinter {

  private static final int WIDEST = 160;

  private TextPrinter() {}

  /** The whole report; empty where there is nothing to say. */
  public static String print(Report report) {
    StringBuilder out = new StringBuilder();
    List<String> lines = report.source().lines();
    for (Problem problem : report.problems()) {
      entry(out, lines, problem.at(), problem.severity().word(), problem.message());
      problem.related().ifPresent(other -> entry(out, lines, other.at(), "note", other.text()));
    }
    return out.toString();
  }

  private static void entry(
      StringBuilder out, List<String> lines, Position at, String kind, String sentence) {
    out.append(at).append(": ").append(kind).append(": ").append(sentence).append('\n');
    if (at.line() < 1 || at.line() > lines.size()) {
      return;
    }
    String line = lines.get(at.line() - 1);
    if (line.length() <= WIDEST && at.column() <= line.length() + 1) {
      out.append("    ").append(printable(line)).append('\n');
      out.append("    ").append(marker(line, at.column() - 1)).append('\n');
    }
  }

  /** Spaces up to the marked part, tabs kept as tabs so that both lines are indented alike. */
  private static String marker(String line, int start) {
    StringBuilder out = new StringBuilder();
    line.codePoints()
        .limit(line.codePointCount(0, start))
        .forEach(c -> out.append(c == '\t' ? '\t' : ' '));
    return out.append('^').append("~".repeat(Math.max(0, extent(line, start) - 1))).toString();
  }

  /** The length of the word, number or quoted text that starts here. */
  private static int extent(String line, int start) {
    if (start >= line.length()) {
      return 1;
    }
    char first = line.charAt(start);
    if (first == '\'' || first == '"') {
      return Optional.of(line.indexOf(first, start + 1))
          .filter(end -> end > 0)
          .map(end -> end - start + 1)
          .orElse(line.length() - start);
    }
    int end = start;
    while (end < line.length() && isWordPart(line, end)) {
      end++;
    }
    return Math.max(1, end - start);
  }

  private static boolean isWordPart(String line, int index) {
    char c = line.charAt(index);
    return Character.isJavaIdentifierPart(c)
        || (c == '.'
            && index + 1 < line.length()
            && Character.isJavaIdentifierStart(line.charAt(index + 1)));
  }

  /** Control characters would confuse a terminal. */
  private static String printable(String line) {
    return line.codePoints()
        .map(c -> c == '\t' || !Character.isISOControl(c) ? c : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
