// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.run.LateSwitch;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.run.StoredRun;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets a switch that waits for its time come at once, as an answer (LANGUAGE.md, Decisions). */
final class WaitingSwitch {

  private final RunRecords records;
  private final Controls controls;
  private final Time time;

  WaitingSwitch(RunRecords records, Controls controls, Time time) {
    this.records = records;
    this.controls = controls;
    this.time = time;
  }

  /**
   * Takes an answer to a switch that waits.
   *
   * @param about the switch; empty for whichever waits
   * @return empty where none waits
   * @throws RunRefusedException when the answer is another one than to switch
   */
  Optional<Reply> answer(StoredRun run, Optional<StepId> about, String choice, Actor by) {
    while (true) {
      List<RunEvent> events = controls.events(run.id());
      Optional<StepPlace> waits = waits(run, RunHistory.of(events), about);
      if (waits.isEmpty()) {
        return Optional.empty();
      }
      if (!choice.equals(LateSwitch.NOW)) {
        throw RunRefusedException.invalidState(other(run.id(), choice));
      }
      Instant now = time.now();
      StepMoved move = new StepMoved(now, waits.get(), now, by);
      if (records.journal().tell(run.id(), events.size(), move)) {
        return Optional.of(
            new Reply(new DecisionAnswered(now, waits.get(), choice, by, true), move));
      }
    }
  }

  private static Optional<StepPlace> waits(
      StoredRun run, RunHistory history, Optional<StepId> about) {
    if (!history.goesOn() || !history.asked().isEmpty()) {
      return Optional.empty();
    }
    PlanSteps steps = new PlanSteps(run.plan());
    return history.waiting().stream()
        .filter(
            step ->
                steps
                    .find(step.id())
                    .filter(entry -> entry.step() instanceof Step.SwitchTime)
                    .isPresent())
        .filter(step -> about.map(step.id()::equals).orElse(true))
        .findFirst();
  }

  private static String other(RunId run, String choice) {
    return "'%s' is not offered: run '%s' waits for its switch; 'muster answer %s %s' lets it come now, 'muster move %s' gives it another time, 'muster undo %s' takes back what was done"
        .formatted(choice, run, run, LateSwitch.NOW, run, run);
  }
}
