// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Decision;
import io.muster.runbook.Position;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What stands in {@code decide}: what decides, and what is decided. */
@Words(
    "What is done with a failover or a failback once it stands: by the outcome of the checks, by people, or by the time.")
public interface DecideWords {

  @Word(text = "Leaves it as it is.", example = "keep when: checksPass")
  void keep(Position at, When when);

  @Word(text = "Takes the failover or failback back.", example = "undo when: checksFail")
  void undo(Position at, When when);

  @Word(
      text = "Makes the replicas the production VMs, after a failover.",
      example = "permanent when: checksPass")
  void permanent(Position at, When when);

  @Word(
      text = "Brings the machines back to the production site, after a failover.",
      example = "failback when: checksPass")
  void failback(Position at, When when);

  @Word(text = "Makes the failback final, after a failback.", example = "commit when: checksPass")
  void commit(Position at, When when);

  @Word(
      text = "Who is asked where the checks do not decide.",
      example = "ask approvers: ['dr-leads'], quorum: 2, notStarter: true")
  void ask(Position at, Approval approval);

  @Word(
      text = "How long an answer is waited for, and what is decided without one.",
      example = "within 2.hours, otherwise: keep")
  void within(Position at, Duration time, Limit limit);

  /** When a choice is made at once. */
  record When(
      @Argument("The outcome of the checks: checksPass or checksFail.") Decision.Outcome when) {}

  /** The arguments of {@code ask}. */
  record Approval(
      @Argument("The people or groups who may answer; whoever may run the plan where not given.")
          Optional<List<String>> approvers,
      @Argument("How many of them have to say the same; 1 where it is not given.")
          Optional<Integer> quorum,
      @Argument("Whether the one who started the run does not count; false where it is not given.")
          Optional<Boolean> notStarter) {}

  /** The arguments of {@code within}. */
  record Limit(@Argument("What is decided without an answer.") Decision.Choice otherwise) {}
}
