// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.OnFailure;
import io.muster.runbook.Switchover;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What people are asked when the time of a switch has passed long ago and nobody was there. */
public final class LateSwitch {

  /** The answer that lets it come now. */
  public static final String NOW = "switch";

  private static final String LATE = "late";

  private static final List<String> CHOICES =
      List.of(NOW, Control.UNDO.word(), OnFailure.HALT.word());

  private LateSwitch() {}

  /** Where the question of a step stands. */
  public static StepPlace place(StepPlace step) {
    return new StepPlace(step.id().child(LATE), step.group(), step.vm());
  }

  /** Whether a question is about a late switch. */
  public static boolean isQuestion(StepPlace question) {
    return question.id().path().endsWith("/" + LATE);
  }

  /**
   * The question. A time of day comes again, and lets the switch come then; after a single instant
   * nobody knows when it is wanted, so that the run halts after a day. Who moves the end of the
   * question gives the switch a new time.
   *
   * @param text what has happened
   */
  public static Question question(String text, Switchover switchover, Instant now) {
    Optional<Instant> next =
        switchover instanceof Switchover.Daily ? switchover.after(now) : Optional.empty();
    return new Question(
        text,
        CHOICES,
        List.of(),
        1,
        false,
        next.orElse(now.plus(Question.USUAL)),
        next.isPresent() ? NOW : OnFailure.HALT.word(),
        Optional.of(NOW));
  }
}
