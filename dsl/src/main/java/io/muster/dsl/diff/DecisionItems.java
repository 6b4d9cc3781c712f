// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.diff;

import io.muster.dsl.print.Decisions;
import io.muster.dsl.print.Times;
import io.muster.runbook.Decision;
import io.muster.runbook.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What becomes of a plan once it stands. */
final class DecisionItems {

  private DecisionItems() {}

  /** The decision of a plan as an item; none where there is no decision. */
  static List<Item> of(Plan plan) {
    String name = plan.name().word();
    return plan
        .decision()
        .map(
            decision -> {
              List<String> sentences = Decisions.sentences(plan.name(), decision);
              return new Item(
                  Change.Kind.DECISION,
                  "decision",
                  name,
                  "the decision on the " + name,
                  aspects(decision),
                  "the %s is now decided on: %s"
                      .formatted(name, String.join(" ", sentences.subList(1, sentences.size()))),
                  "the " + name + " is no longer decided on; it stays as it is");
            })
        .stream()
        .toList();
  }

  private static List<Aspect> aspects(Decision decision) {
    List<Aspect> aspects = new ArrayList<>();
    for (Decision.Outcome outcome : Decision.Outcome.values()) {
      String checks = outcome == Decision.Outcome.PASS ? "pass" : "fail";
      aspects.add(
          Aspect.of(
              "when the checks " + checks + " is now",
              rule(decision, outcome),
              rule(decision, outcome)));
    }
    Optional<Decision.Approval> who = decision.approval();
    List<String> approvers = who.map(Decision.Approval::approvers).orElse(List.of());
    int quorum = who.map(Decision.Approval::quorum).orElse(1);
    boolean notStarter = who.map(Decision.Approval::notStarter).orElse(false);
    aspects.add(
        Aspect.of(
            "now asks",
            Set.copyOf(approvers),
            approvers.isEmpty() ? "whoever may answer" : Names.all(approvers)));
    aspects.add(
        Aspect.of("now needs", quorum, quorum == 1 ? "1 answer" : quorum + " answers that agree"));
    aspects.add(
        Aspect.told(
            "starter",
            notStarter,
            notStarter
                ? "no longer counts an answer of who started the run"
                : "now also counts an answer of who started the run"));
    aspects.addAll(limit(decision.limit()));
    return aspects;
  }

  private static List<Aspect> limit(Optional<Decision.Limit> limit) {
    return List.of(
        Aspect.of(
            "now waits",
            limit.map(Decision.Limit::within),
            limit.map(it -> Times.text(it.within())).orElse("without a limit")),
        Aspect.of(
            "without an answer is now",
            limit.map(Decision.Limit::otherwise),
            limit.map(it -> Names.quoted(it.otherwise().word())).orElse("open")));
  }

  private static String rule(Decision decision, Decision.Outcome outcome) {
    return decision.rules().stream()
        .filter(rule -> rule.when() == outcome)
        .findFirst()
        .map(rule -> Names.quoted(rule.choice().word()))
        .orElse("asked for");
  }
}
