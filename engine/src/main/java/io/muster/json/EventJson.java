// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import io.muster.run.RunId;
import io.muster.run.StepPlace;
import java.time.Duration;
import java.util.Optional;

/** What happens in a run, as programs read it (DESIGN.md, section 7). */
public final class EventJson {

  private final RunId run;

  private EventJson(RunId run) {
    this.run = run;
  }

  /** An event of a run; empty for what is of use to Muster only. */
  public static Optional<ObjectNode> of(RunId run, RunEvent event) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", event.time().toString());
    EventJson json = new EventJson(run);
    switch (event) {
      case StepChanging _, TaskBegan _, UndoBegan _ -> {
        return Optional.empty();
      }
      case RunStarted _, RunControlled _, RunHalted _, RunEnded _ -> json.ofRun(line, event);
      case StepBegan _,
          StepDone _,
          StepFailed _,
          StepSkipped _,
          StepUndone _,
          StepWaiting _,
          StepMoved _ ->
          json.ofStep(line, event);
      case DecisionAsked _, DecisionAnswered _, AnswerRefused _ ->
          DecisionJson.write(json, line, event);
    }
    return Optional.of(line);
  }

  private void ofRun(ObjectNode line, RunEvent event) {
    switch (event) {
      case RunStarted started -> {
        line.put("type", "run.started").put("run", run.value()).put("state", "running");
        line.put("detail", started.plan().word() + " of " + started.runbook());
      }
      case RunControlled told -> {
        line.put("type", "run.controlled").put("run", run.value()).put("state", "running");
        told.step().ifPresent(place -> line.put("step", place.id().path()));
        line.put("control", told.control().word()).put("by", told.by().name());
        line.put("detail", told.by().reason());
      }
      case RunHalted halted -> {
        step(line, "run.halted", halted.step(), "halted", halted.fault().sentence());
        line.put("fault", halted.fault().name());
      }
      case RunEnded ended -> {
        line.put("type", "run.ended").put("run", run.value()).put("state", "ended");
        line.put("outcome", ended.outcome().word());
        put(line, "rtoSeconds", ended.rto());
        put(line, "rpoSeconds", ended.rpo());
      }
      default -> throw new IllegalArgumentException("not of a run: " + event);
    }
  }

  private void ofStep(ObjectNode line, RunEvent event) {
    switch (event) {
      case StepBegan began ->
          step(line, "step.began", began.step(), "running", "attempt " + began.attempt());
      case StepDone done -> step(line, "step.done", done.step(), "done", done.detail());
      case StepFailed failed -> {
        step(line, "step.failed", failed.step(), "failed", failed.fault().sentence());
        line.put("fault", failed.fault().name()).put("critical", failed.critical());
        failed.retryIn().ifPresent(pause -> line.put("retryInSeconds", seconds(pause)));
      }
      case StepSkipped skipped ->
          step(line, "step.skipped", skipped.step(), "skipped", skipped.reason());
      case StepUndone undone -> step(line, "step.undone", undone.step(), "undone", "taken back");
      case StepWaiting waiting -> {
        step(line, "step.waiting", waiting.step(), "waiting", "until " + waiting.until());
        line.put("until", waiting.until().toString());
      }
      case StepMoved moved -> {
        step(line, "step.moved", moved.step(), "waiting", moved.by().byline());
        line.put("until", moved.until().toString());
      }
      default -> throw new IllegalArgumentException("not of a step: " + event);
    }
  }

  void step(ObjectNode line, String type, StepPlace step, String state, String detail) {
    line.put("type", type).put("run", run.value()).put("step", step.id().path());
    step.vm().ifPresent(vm -> line.put("vm", vm));
    step.group().ifPresent(group -> line.put("group", group));
    line.put("state", state).put("detail", detail);
  }

  private static void put(ObjectNode line, String name, Optional<Duration> duration) {
    duration.ifPresentOrElse(value -> line.put(name, seconds(value)), () -> line.putNull(name));
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
