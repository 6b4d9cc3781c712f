// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.RunEvent;
import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepChanging;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepUndone;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.RunEvent.UndoBegan;
import io.muster.run.StepPlace;
import java.util.Optional;

/** What happens while a run goes on, in a line each. */
final class EventSentences {

  private EventSentences() {}

  /** Empty for what is not told by a line of its own. */
  static Optional<String> of(RunEvent event) {
    return switch (event) {
      case StepBegan began ->
          step(began.step(), began.attempt() == 1 ? "begins" : "attempt " + began.attempt());
      case StepDone done -> step(done.step(), done.detail());
      case StepFailed failed -> step(failed.step(), Sentences.failed(failed));
      case StepSkipped skipped -> step(skipped.step(), "skipped: " + skipped.reason());
      case RunControlled told -> Optional.of(told(told));
      case StepMoved moved ->
          step(
              moved.step(),
              "waits until %s now: %s".formatted(moved.until(), Sentences.by(moved.by())));
      case DecisionAsked asked -> step(asked.step(), Questions.asked(asked.question()));
      case DecisionAnswered answered ->
          step(
              answered.step(),
              "%s%s, %s"
                  .formatted(
                      answered.decided() ? "decided: " : "answered: ",
                      answered.choice(),
                      Sentences.by(answered.by())));
      case AnswerRefused refused ->
          step(
              refused.step(),
              "refused '%s', %s: %s"
                  .formatted(refused.choice(), Sentences.by(refused.by()), refused.why()));
      case StepWaiting waiting -> step(waiting.step(), "waits until " + waiting.until());
      case RunStarted _,
          StepChanging _,
          TaskBegan _,
          StepUndone _,
          UndoBegan _,
          RunHalted _,
          RunEnded _ ->
          // why: the step that does or takes back says so, and start and end have their own
          Optional.empty();
    };
  }

  private static Optional<String> step(StepPlace step, String text) {
    return Optional.of(step.id() + ": " + text);
  }

  private static String told(RunControlled told) {
    return "%s%s: %s"
        .formatted(
            told.control().word(),
            told.step().map(place -> " '" + place.id() + "'").orElse(""),
            Sentences.by(told.by()));
  }
}
