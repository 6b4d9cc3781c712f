// SPDX-License-Identifier: Apache-2.0
package io.muster.trace;

import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.StepBegan;
import io.muster.run.RunEvent.StepDone;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunEvent.StepSkipped;
import io.muster.run.RunEvent.StepWaiting;
import io.muster.run.RunEvent.TaskBegan;
import io.muster.run.StepPlace;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run from its start, or from where it went on after a halt, to where it ended or halted. It does
 * not end where its process does.
 */
final class Stint {

  private final int number;
  private final Instant start;
  private final Map<StepId, StepSpan> open = new LinkedHashMap<>();
  private final List<StepSpan> over = new ArrayList<>();
  private Optional<RunEnded> end = Optional.empty();

  /**
   * @param number from 1
   */
  Stint(int number, Instant start) {
    this.number = number;
    this.start = start;
  }

  void add(RunEvent event) {
    switch (event) {
      case StepBegan began -> step(began.step(), began).attempt();
      case TaskBegan task -> step(task.step(), task).task(task.task(), task.time());
      case StepWaiting waiting -> step(waiting.step(), waiting);
      case StepMoved moved -> step(moved.step(), moved);
      case DecisionAsked asked -> step(asked.step(), asked);
      case StepDone done -> ended(done.step(), done, "done", Optional.empty());
      case StepSkipped skipped -> {
        if (open.containsKey(skipped.step().id())) {
          ended(skipped.step(), skipped, "skipped", Optional.empty());
        }
      }
      case DecisionAnswered answered -> {
        if (answered.decided()) {
          ended(answered.step(), answered, answered.choice(), Optional.empty());
        }
      }
      case StepFailed failed -> {
        if (failed.retryIn().isPresent()) {
          step(failed.step(), failed).attemptEnded(failed.time());
        } else {
          ended(failed.step(), failed, "failed", Optional.of(failed.fault().sentence()));
        }
      }
      case RunEnded ended -> end(ended);
      default -> {}
    }
  }

  private StepSpan step(StepPlace place, RunEvent event) {
    return open.computeIfAbsent(place.id(), _ -> new StepSpan(place, event.time()));
  }

  private void ended(StepPlace place, RunEvent event, String how, Optional<String> why) {
    over.add(step(place, event).ended(event.time(), how, why));
    open.remove(place.id());
  }

  private void end(RunEnded ended) {
    open.values()
        .forEach(
            step -> over.add(step.ended(ended.time(), "open", Optional.of("it has not ended"))));
    open.clear();
    end = Optional.of(ended);
  }

  int number() {
    return number;
  }

  Instant start() {
    return start;
  }

  /** The steps in the order of their ends. */
  List<StepSpan> steps() {
    return over;
  }

  /** How it has ended; empty while it has not. */
  Optional<RunEnded> end() {
    return end;
  }
}
