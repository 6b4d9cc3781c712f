// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.run.RunEvent.DecisionAnswered;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether an answer counts, and whether it decides (LANGUAGE.md, Decisions). */
public final class Answering {

  private Answering() {}

  /**
   * Why somebody's answer does not count; empty where it does.
   *
   * @param starter who has started the run
   * @throws UnknownPersonException when an approver is not in the configuration
   */
  public static Optional<String> refusal(
      Decided decision, String choice, Actor by, Actor starter, People people) {
    if (decision.answer().isPresent()) {
      return decision.answer().map(Answering::decided);
    }
    Question question = decision.asked().orElseThrow().question();
    if (!question.choices().contains(choice)) {
      return Optional.of(
          "'%s' is not offered; answer with one of %s"
              .formatted(choice, String.join(", ", question.choices())));
    }
    if (!isApprover(question.approvers(), by.name(), people)) {
      return Optional.of(
          "'%s' may not answer; those who may are %s"
              .formatted(by.name(), String.join(", ", question.approvers())));
    }
    if (question.notStarter() && by.name().equals(starter.name())) {
      return Optional.of(
          "'%s' has started the run, and somebody else has to answer".formatted(by.name()));
    }
    return decision.answers().stream()
        .filter(answer -> answer.by().name().equals(by.name()))
        .findFirst()
        .map(answer -> "'%s' has answered '%s' already".formatted(by.name(), answer.choice()));
  }

  /** What was decided, in words. */
  public static String decided(DecisionAnswered answer) {
    return "it was decided at %s: %s, by %s"
        .formatted(answer.time(), answer.choice(), answer.by().name());
  }

  private static boolean isApprover(List<String> approvers, String name, People people) {
    Set<String> names = new HashSet<>();
    for (String approver : approvers) {
      Set<String> members = people.named(approver);
      if (members.isEmpty()) {
        return true;
      }
      names.addAll(members);
    }
    return approvers.isEmpty() || names.contains(name);
  }

  /** Whether enough people say the same with one more who makes this choice. */
  public static boolean decides(Decided decision, String choice) {
    long others =
        decision.answers().stream().filter(answer -> answer.choice().equals(choice)).count();
    return others + 1 >= decision.asked().orElseThrow().question().quorum();
  }
}
