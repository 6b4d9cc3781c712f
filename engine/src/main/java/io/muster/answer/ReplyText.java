// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote above, below or between what a mail program quotes. Only what cannot be
 * misunderstood is an answer: its first line is one of the choices and nothing else, or has a
 * reason after a colon, and no other line is another choice.
 */
final class ReplyText {

  /**
   * What was answered.
   *
   * @param reason may be empty
   */
  record Answer(String choice, String reason) {}

  /** More is not read: an answer is short. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST_REASON = 300;

  private static final Pattern LINE =
      Pattern.compile("\\**([\\p{L}][\\p{L}0-9_-]{0,40})\\**\\s*[.!]?\\s*(?::\\s*(.*))?");

  /** Where a signature or a copy of the message begins, in every language: they are lines. */
  private static final Pattern END =
      Pattern.compile("-- ?|_{5,}|-{5,}.*|\\*?(From|Von|De|Da|Van):.*");

  private ReplyText() {}

  /**
   * The answer; empty where it is none, or in doubt.
   *
   * @param choices what can be answered
   */
  static Optional<Answer> answer(String text, List<String> choices) {
    List<String> own = own(text);
    if (own.isEmpty()) {
      return Optional.empty();
    }
    List<Answer> answers = own.stream().flatMap(line -> of(line, choices).stream()).toList();
    Optional<Answer> first = of(own.getFirst(), choices);
    return first.filter(
        answer -> answers.stream().allMatch(it -> it.choice().equals(answer.choice())));
  }

  private static Optional<Answer> of(String line, List<String> choices) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String word = parts.group(1).toLowerCase(Locale.ROOT);
    String reason = Optional.ofNullable(parts.group(2)).orElse("").strip();
    return choices.stream()
        .filter(choice -> choice.toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .map(
            choice ->
                new Answer(choice, reason.substring(0, Math.min(reason.length(), LONGEST_REASON))));
  }

  /** The lines that are neither empty nor quoted, up to a signature. */
  private static List<String> own(String text) {
    List<String> lines = text.lines().limit(MOST_LINES).map(String::strip).toList();
    List<String> own = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (END.matcher(line).matches()) {
        break;
      }
      if (!line.isEmpty() && !line.startsWith(">") && !introduces(lines, i)) {
        own.add(line);
      }
    }
    return own;
  }

  /** Whether a line says whose words are quoted after it, as most mail programs write it. */
  private static boolean introduces(List<String> lines, int at) {
    for (int i = at + 1; i < lines.size(); i++) {
      String next = lines.get(i);
      if (!next.isEmpty()) {
        return next.startsWith(">") && lines.get(at).endsWith(":");
      }
    }
    return false;
  }
}
