// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.StepMoved;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import io.muster.runbook.StepId;
import io.muster.time.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Changes what runs wait for. */
final class Moves {

  private final RunRecords records;
  private final Controls controls;
  private final Time time;

  Moves(RunRecords records, Controls controls, Time time) {
    this.records = records;
    this.controls = controls;
    this.time = time;
  }

  /**
   * Lets the steps that wait go on at another instant, whoever has the run.
   *
   * @return what was written down
   * @throws RunRefusedException when no step waits, or the run has ended
   */
  List<RunEvent> move(RunId id, Instant until, Actor by) {
    controls.find(id);
    List<RunEvent> moves = new ArrayList<>();
    Set<StepId> moved = new HashSet<>();
    while (true) {
      List<RunEvent> events = controls.events(id);
      List<StepPlace> waiting =
          RunHistory.of(events).waiting().stream()
              .filter(step -> !moved.contains(step.id()))
              .toList();
      if (waiting.isEmpty() && moves.isEmpty()) {
        Controls.refuse(
            "no step of run '%s' waits for a time; 'muster status %s' shows where it stands"
                .formatted(id, id));
      }
      if (waiting.isEmpty()) {
        return moves;
      }
      StepMoved move = new StepMoved(time.now(), waiting.getFirst(), until, by);
      if (records.journal().tell(id, events.size(), move)) {
        moves.add(move);
        moved.add(move.step().id());
      }
    }
  }
}
