// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.Decision;
import io.muster.runbook.PlanName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What becomes of a plan once it stands, in sentences. */
public final class Decisions {

  private final PlanName plan;
  private final Decision decision;

  private Decisions(PlanName plan, Decision decision) {
    this.plan = plan;
    this.decision = decision;
  }

  /** Who decides what, and what happens without an answer. */
  public static List<String> sentences(PlanName plan, Decision decision) {
    return new Decisions(plan, decision).sentences();
  }

  /** What people are offered, as in "commit, undo or keep". */
  public static String offered(PlanName plan) {
    List<String> words =
        (plan == PlanName.FAILBACK ? Decision.AFTER_FAILBACK : Decision.AFTER_FAILOVER)
            .stream().map(Decision.Choice::word).toList();
    return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
  }

  /** Whether people are asked for some outcome of the checks. */
  public static boolean asks(Decision decision) {
    return Arrays.stream(Decision.Outcome.values())
        .anyMatch(outcome -> decision.rules().stream().noneMatch(rule -> rule.when() == outcome));
  }

  /** Who is asked, as in "'dr-leads' are asked, 2 have to agree, not who started it". */
  public static String asked(Decision decision) {
    if (decision.approval().isEmpty()) {
      return "whoever may answer is asked";
    }
    Decision.Approval approval = decision.approval().get();
    String who =
        approval.approvers().isEmpty()
            ? "whoever may answer is asked"
            : Reasons.names(approval.approvers())
                + (approval.approvers().size() == 1 ? " is asked" : " are asked");
    String quorum = approval.quorum() > 1 ? ", " + approval.quorum() + " have to agree" : "";
    return who + quorum + (approval.notStarter() ? ", not who started the run" : "");
  }

  /** What a choice does, as in "it stays as it is". */
  public static String effect(PlanName plan, Decision.Choice choice) {
    return switch (choice) {
      case KEEP -> "it stays as it is";
      case UNDO ->
          plan == PlanName.FAILBACK
              ? "it is taken back, and the replicas run again"
              : "it is taken back";
      case PERMANENT -> "the replicas become the production VMs";
      case FAILBACK -> "the machines go back to the production site";
      case COMMIT -> "it is made final";
    };
  }

  private List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add("At the end it is decided what becomes of the " + plan.word() + ".");
    for (Decision.Rule rule : decision.rules()) {
      String outcome = rule.when() == Decision.Outcome.PASS ? "pass" : "fail";
      sentences.add("When the checks " + outcome + ", " + effect(plan, rule.choice()) + ".");
    }
    boolean asks = asks(decision);
    if (asks) {
      String sentence = asked(decision) + ": " + offered(plan) + ".";
      sentences.add(
          decision.rules().isEmpty()
              ? Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1)
              : "Otherwise " + sentence);
    }
    decision
        .limit()
        .ifPresent(
            limit ->
                sentences.add(
                    (asks ? "Without an answer for " : "When the checks have not ended after ")
                        + Times.text(limit.within())
                        + ", "
                        + effect(plan, limit.otherwise())
                        + "."));
    return sentences;
  }
}
