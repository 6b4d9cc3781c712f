// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow;

import io.muster.problem.NearMiss;
import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.problem.Severity;
import io.muster.problem.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the comments that silence warnings, and tells what is wrong with them. */
final class AllowanceReader {

  private static final String MARK = "muster:";
  private static final Pattern FORM =
      Pattern.compile("(?s)muster:\\s*allow\\s+(?<rule>[\\w-]+)\\s*(?::\\s*(?<reason>.*))?");

  private final Problems problems;

  private AllowanceReader(Problems problems) {
    this.problems = problems;
  }

  static List<Allowance> read(SourceText source, Problems problems) {
    if (!source.content().contains(MARK)) {
      return List.of();
    }
    AllowanceReader reader = new AllowanceReader(problems);
    return Comments.of(source).stream()
        .filter(comment -> comment.text().startsWith(MARK))
        .flatMap(comment -> reader.allowance(comment).stream())
        .toList();
  }

  private Optional<Allowance> allowance(Comment comment) {
    Matcher form = FORM.matcher(comment.text());
    if (!form.matches()) {
      return wrong(
          comment,
          Rule.MALFORMED_ALLOWANCE,
          "a comment that begins with 'muster:' names one warning to silence, and the reason",
          form("rto-too-short"));
    }
    String name = form.group("rule");
    String reason = Optional.ofNullable(form.group("reason")).orElse("").strip();
    Optional<Rule> rule = Rule.of(name);
    if (rule.isEmpty()) {
      return wrong(comment, Rule.UNKNOWN_RULE, "there is no warning '" + name + "'", meant(name));
    }
    if (!rule.get().isSilenceable()) {
      boolean error = rule.get().severity() == Severity.ERROR;
      return wrong(
          comment,
          Rule.NOT_SILENCEABLE,
          error
              ? "'" + name + "' is an error, and an error cannot be silenced"
              : "'" + name + "' cannot be silenced",
          error ? "put right what is wrong" : "remove the comment that silences nothing");
    }
    if (reason.isEmpty()) {
      return wrong(
          comment,
          Rule.MALFORMED_ALLOWANCE,
          "the reason why '" + name + "' is silenced is missing",
          form(name));
    }
    return Optional.of(new Allowance(comment.at(), rule.get(), reason, comment.line()));
  }

  private Optional<Allowance> wrong(Comment comment, Rule rule, String sentence, String hint) {
    problems.add(Problem.of(rule, comment.at(), sentence).hint(hint));
    return Optional.empty();
  }

  private static String form(String rule) {
    return "write // muster: allow " + rule + ": why it is meant so";
  }

  private static String meant(String name) {
    List<String> known = silenceable();
    return NearMiss.hint(name, known)
        .orElse("the warnings are " + known.stream().collect(Collectors.joining(", ")));
  }

  private static List<String> silenceable() {
    return Arrays.stream(Rule.values()).filter(Rule::isSilenceable).map(Rule::id).toList();
  }
}
