// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.route.LogContext;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What happens in a node, as lines of its log. */
final class LoggedLines implements ServeLines {

  private static final Logger LOG = LoggerFactory.getLogger("io.muster.serve");

  @Override
  public void about(RunId run, RunEvent event, String text) {
    // why: an event is told by whichever thread has written it, and not by the one of its step
    try (LogContext _ = LogContext.of(run, step(event).map(place -> place.id().path()))) {
      LOG.atLevel(level(event)).log(text);
    }
  }

  private static Level level(RunEvent event) {
    return switch (event) {
      case StepFailed _ -> Level.WARN;
      case RunHalted _ -> Level.ERROR;
      default -> Level.INFO;
    };
  }

  /** The step that an event is about, of those that are told. */
  private static Optional<StepPlace> step(RunEvent event) {
    return switch (event) {
      case StepBegan began -> Optional.of(began.step());
      case StepDone done -> Optional.of(done.step());
      case StepFailed failed -> Optional.of(failed.step());
      case StepSkipped skipped -> Optional.of(skipped.step());
      case StepWaiting waiting -> Optional.of(waiting.step());
      case StepMoved moved -> Optional.of(moved.step());
      case DecisionAsked asked -> Optional.of(asked.step());
      case DecisionAnswered answered -> Optional.of(answered.step());
      case RunEvent.AnswerRefused refused -> Optional.of(refused.step());
      case RunHalted halted -> Optional.of(halted.step());
      case RunControlled told -> told.step();
      default -> Optional.empty();
    };
  }

  @Override
  public void line(String text) {
    LOG.info(text);
  }
}
