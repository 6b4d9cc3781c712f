// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.allow;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Report;
import io.muster.problem.Report.Silenced;
import io.muster.problem.Rule;
import io.muster.problem.SourceText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts aside the warnings that a text silences. */
public final class Allowances {

  /** Found only when several runbooks are checked, so that one alone cannot tell it is not used. */
  private static final Set<Rule> ACROSS = EnumSet.of(Rule.SHARED_MACHINE);

  private Allowances() {}

  /**
   * The report of a text. What is wrong with the comments that silence warnings is added to {@code
   * problems}.
   */
  public static Report report(SourceText source, Problems problems) {
    List<Allowance> allowances = AllowanceReader.read(source, problems);
    List<Problem> found = problems.inOrder();
    // why: some rules are not looked at while there are errors
    if (!problems.hasErrors()) {
      allowances.stream()
          .filter(allowance -> !ACROSS.contains(allowance.rule()))
          .filter(allowance -> found.stream().noneMatch(allowance::covers))
          .forEach(allowance -> problems.add(unused(allowance)));
    }
    return separated(new Report(source, problems.inOrder()), allowances);
  }

  /** The report with more problems of the same text, which it may silence as well. */
  public static Report extended(Report report, List<Problem> more) {
    Report longer =
        new Report(
            report.source(),
            Stream.concat(report.problems().stream(), more.stream())
                .sorted(Problem.IN_ORDER)
                .toList(),
            report.silenced());
    return separated(longer, AllowanceReader.read(report.source(), new Problems()));
  }

  private static Report separated(Report report, List<Allowance> allowances) {
    List<Problem> left = new ArrayList<>();
    List<Silenced> silenced = new ArrayList<>(report.silenced());
    for (Problem problem : report.problems()) {
      Optional<Allowance> allowance =
          allowances.stream().filter(it -> it.covers(problem)).findFirst();
      allowance.ifPresentOrElse(
          it -> silenced.add(new Silenced(problem, it.reason())), () -> left.add(problem));
    }
    return new Report(report.source(), left, silenced);
  }

  private static Problem unused(Allowance allowance) {
    return Problem.of(
            Rule.UNUSED_ALLOWANCE,
            allowance.at(),
            "there is no '" + allowance.rule().id() + "' to silence here")
        .hint("remove this comment, or move it to the end of the line it is meant for");
  }
}
