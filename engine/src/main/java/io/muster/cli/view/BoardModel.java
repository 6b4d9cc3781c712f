// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.run.PlanSteps;
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
import io.muster.runbook.Plan;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the board shows: the steps of the plan in its groups, as the events leave them. */
final class BoardModel {

  /** The section of steps that are in no group. */
  static final String NO_GROUP = "";

  private final Map<String, List<BoardRow>> sections = new LinkedHashMap<>();
  private final Map<StepId, BoardRow> rows = new LinkedHashMap<>();
  private Instant start = Instant.EPOCH;

  BoardModel(Plan plan) {
    new PlanSteps(plan).all().forEach(entry -> row(entry.place()));
  }

  void accept(RunEvent event) {
    Instant time = event.time();
    switch (event) {
      case RunStarted _ -> start = time;
      case StepBegan began ->
          row(began.step()).begin(time, began.attempt() == 1 ? "" : "attempt " + began.attempt());
      case StepDone done -> row(done.step()).end(time, BoardRow.State.DONE, done.detail());
      case StepFailed failed ->
          row(failed.step()).end(time, BoardRow.State.FAILED, Sentences.failed(failed));
      case StepSkipped skipped ->
          row(skipped.step()).end(time, BoardRow.State.SKIPPED, skipped.reason());
      case StepUndone undone -> row(undone.step()).end(time, BoardRow.State.UNDONE, "taken back");
      case StepMoved moved -> row(moved.step()).note("waits until " + moved.until());
      case StepWaiting waiting -> row(waiting.step()).note("waits until " + waiting.until());
      case DecisionAsked asked -> row(asked.step()).note(Questions.asked(asked.question()));
      case DecisionAnswered answered ->
          row(answered.step())
              .end(
                  time,
                  answered.decided() ? BoardRow.State.DONE : BoardRow.State.RUNNING,
                  "%s, %s".formatted(answered.choice(), Sentences.by(answered.by())));
      case AnswerRefused _,
          RunControlled _,
          StepChanging _,
          TaskBegan _,
          UndoBegan _,
          RunHalted _,
          RunEnded _ -> {
        // why: the rows stay as they are, and the end is said below them
      }
    }
  }

  /** Steps that the plan did not foresee, such as those of an undo, show where they belong. */
  private BoardRow row(StepPlace place) {
    return rows.computeIfAbsent(
        place.id(),
        id -> {
          BoardRow row = new BoardRow(name(place));
          sections.computeIfAbsent(place.group().orElse(NO_GROUP), _ -> new ArrayList<>()).add(row);
          return row;
        });
  }

  private static String name(StepPlace place) {
    String path = place.id().path();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return path.startsWith("undo/") ? "undo " + last : last;
  }

  Map<String, List<BoardRow>> sections() {
    return sections;
  }

  Instant start() {
    return start;
  }
}
