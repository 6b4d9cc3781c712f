// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.dsl.words.DecideWords;
import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Decision;
import io.muster.runbook.PlanName;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.List;
import java.util.stream.Collectors;

/** A decision offers what the state of the replicas allows, and ends. */
final class Decisions implements Check {

  private static final int LARGEST_QUORUM = 100;

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook
        .written()
        .filter(plan -> plan.name() != PlanName.DRILL)
        .flatMap(plan -> plan.decision().stream())
        .forEach(decision -> check(decision, "failover", Decision.AFTER_FAILOVER, findings));
    check(runbook.failback().decision(), "failback", Decision.AFTER_FAILBACK, findings);
  }

  private static void check(
      Decision decision, String plan, List<Decision.Choice> allowed, Findings findings) {
    First first =
        new First(Rule.DUPLICATE_RULE, "an outcome decides one thing; remove one", findings);
    for (Decision.Rule rule : decision.rules()) {
      choice(rule.choice(), rule.at(), plan, allowed, findings);
      String outcome = rule.when().word();
      first.use(
          outcome,
          findings.place(rule.at(), "when"),
          "what '" + outcome + "' decides is already written");
    }
    decision
        .limit()
        .ifPresent(
            limit -> {
              Position otherwise = findings.place(limit.at(), "otherwise");
              choice(limit.otherwise(), otherwise, plan, allowed, findings);
              Limit.time("within", findings.place(limit.at(), "time"), limit.within(), findings);
            });
    decision.approval().ifPresent(approval -> quorum(approval, findings));
    ends(decision, findings);
  }

  private static void choice(
      Decision.Choice choice,
      Position at,
      String plan,
      List<Decision.Choice> allowed,
      Findings findings) {
    if (!allowed.contains(choice)) {
      findings.add(
          Problem.of(
                  Rule.WRONG_CHOICE,
                  at,
                  "'" + choice.word() + "' cannot be decided after a " + plan)
              .hint(
                  "what can be decided there: "
                      + allowed.stream()
                          .map(Decision.Choice::word)
                          .collect(Collectors.joining(", "))));
    }
  }

  private static void quorum(Decision.Approval approval, Findings findings) {
    Position at = findings.place(approval.at(), "quorum");
    Limit.number("quorum", at, approval.quorum(), 1, LARGEST_QUORUM, findings);
  }

  private static void ends(Decision decision, Findings findings) {
    long decided = decision.rules().stream().map(Decision.Rule::when).distinct().count();
    if (decision.limit().isEmpty()
        && decided < Decision.Outcome.values().length
        && !findings.incomplete(DecideWords.class)) {
      findings.add(
          Problem.of(
                  Rule.MISSING_LIMIT,
                  decision.at(),
                  "people may have to decide here, and there is no time limit")
              .hint("write within 2.hours, otherwise: keep"));
    }
  }
}
