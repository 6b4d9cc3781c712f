// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.run.Answering;
import io.muster.run.Decided;
import io.muster.run.People;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.AnswerRefused;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.run.UnknownPersonException;
import io.muster.time.Time;
import java.util.List;
import java.util.Optional;

/** Takes what people answer; of several answers that come at the same time, one decides. */
final class Answers {

  private final RunRecords records;
  private final Controls controls;
  private final People people;
  private final Time time;

  Answers(RunRecords records, Controls controls, People people, Time time) {
    this.records = records;
    this.controls = controls;
    this.people = people;
    this.time = time;
  }

  /**
   * Writes an answer down, also one that does not count.
   *
   * @return the answer
   * @throws RunRefusedException when it does not count
   */
  DecisionAnswered answer(RunId id, String choice, Actor by) {
    StoredRun run = controls.find(id);
    while (true) {
      List<RunEvent> events = controls.events(id);
      RunHistory history = RunHistory.of(events);
      StepPlace step = asked(id, history, events);
      Decided decision = history.decision(step.id());
      Optional<String> refusal = refusal(decision, choice, by, run.by());
      RunEvent answer =
          refusal.isPresent()
              ? new AnswerRefused(time.now(), step, choice, by, refusal.get())
              : new DecisionAnswered(
                  time.now(), step, choice, by, Answering.decides(decision, choice));
      if (records.journal().tell(id, events.size(), answer)) {
        if (answer instanceof DecisionAnswered counts) {
          return counts;
        }
        throw RunRefusedException.invalidState(refusal.orElseThrow());
      }
    }
  }

  private Optional<String> refusal(Decided decision, String choice, Actor by, Actor starter) {
    try {
      return Answering.refusal(decision, choice, by, starter, people);
    } catch (UnknownPersonException e) {
      return Optional.ofNullable(e.getMessage());
    }
  }

  /** The decision that is open, or else the one that was asked for last. */
  private static StepPlace asked(RunId id, RunHistory history, List<RunEvent> events) {
    List<StepPlace> open = history.asked();
    if (!open.isEmpty() && history.goesOn()) {
      return open.getFirst();
    }
    return events.reversed().stream()
        .filter(RunEvent.DecisionAsked.class::isInstance)
        .map(event -> ((RunEvent.DecisionAsked) event).step())
        .filter(step -> history.decision(step.id()).answer().isPresent() && history.goesOn())
        .findFirst()
        .orElseThrow(
            () ->
                RunRefusedException.invalidState(
                    "run '%s' asks for nothing; 'muster status %s' shows where it stands"
                        .formatted(id, id)));
  }
}
