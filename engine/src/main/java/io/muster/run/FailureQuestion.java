// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Decision;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people are asked when a critical step has failed in a plan with {@code onFailure ask}
 * (LANGUAGE.md, Groups). Each failure is a question of its own, below the step.
 */
public final class FailureQuestion {

  /** What can be answered; the words are those of the commands that say the same. */
  private static final List<String> CHOICES =
      List.of(
          Control.RETRY.word(), Control.SKIP.word(), Control.UNDO.word(), OnFailure.HALT.word());

  private static final Pattern ID = Pattern.compile("(.+)/failed-\\d+");

  private FailureQuestion() {}

  /** Whether people are asked when this step has failed. */
  public static boolean isAsked(Plan plan, PlanSteps.Entry entry) {
    return plan.onFailure() == OnFailure.ASK
        // why: nobody has to be there for a rehearsal (LANGUAGE.md, Plans)
        && plan.name() != PlanName.DRILL
        && entry.options().critical()
        && !asksItself(entry.step())
        && !(entry.verification().isPresent() && checksDecide(plan));
  }

  /** Whether it fails because somebody wants it to. */
  private static boolean asksItself(Step step) {
    return step instanceof Step.Pause || step instanceof Step.SwitchTime;
  }

  private static boolean checksDecide(Plan plan) {
    return plan.decision().stream()
        .flatMap(decision -> decision.rules().stream())
        .anyMatch(rule -> rule.when() == Decision.Outcome.FAIL);
  }

  /** Whether a step has failed and nobody has said yet that this is the end of it. */
  public static boolean isOpen(Plan plan, PlanSteps.Entry entry, RunHistory history) {
    StepState state = history.step(entry.place().id());
    return state.phase() == StepState.Phase.FAILED
        && isAsked(plan, entry)
        && history
            .decision(place(entry.place(), state.attempts()).id())
            .answer()
            .filter(answer -> !goesOn(answer.choice()))
            .isEmpty();
  }

  private static boolean goesOn(String choice) {
    return choice.equals(Control.RETRY.word()) || choice.equals(Control.SKIP.word());
  }

  /**
   * Where the question stands.
   *
   * @param attempts how often the step was begun
   */
  public static StepPlace place(StepPlace failed, int attempts) {
    return new StepPlace(failed.id().child("failed-" + attempts), failed.group(), failed.vm());
  }

  /** The path of the step that a question is about; empty where it is about something else. */
  public static Optional<String> step(StepPlace question) {
    return Optional.of(ID.matcher(question.id().path()))
        .filter(Matcher::matches)
        .map(it -> it.group(1));
  }

  /** The question; who says nothing for a day lets the run halt. */
  public static Question question(StepPlace failed, StepFault fault, Instant now) {
    return new Question(
        "what becomes of '%s', which has failed: %s".formatted(failed.id(), fault.sentence()),
        CHOICES,
        List.of(),
        1,
        false,
        now.plus(Question.USUAL),
        OnFailure.HALT.word());
  }
}
