// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.engine.RunReport;
import io.muster.engine.RunWarning;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** One JSON object a line for every event (DESIGN.md, section 7). */
public final class JsonLines implements RunView {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintWriter out;
  private String run = "";

  public JsonLines(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(RunEvent event) {
    ObjectNode line = JSON.createObjectNode().put("time", event.time().toString());
    if (event instanceof RunStarted started) {
      run = started.run().value();
    }
    boolean shown =
        switch (event) {
          case StepChanging _, TaskBegan _, UndoBegan _ -> false;
          case RunStarted _, RunControlled _, RunHalted _, RunEnded _ -> ofRun(line, event);
          case StepBegan _,
              StepDone _,
              StepFailed _,
              StepSkipped _,
              StepUndone _,
              StepWaiting _,
              StepMoved _ ->
              ofStep(line, event);
          case DecisionAsked _, DecisionAnswered _, AnswerRefused _ -> ofDecision(line, event);
        };
    if (shown) {
      print(line);
    }
  }

  private boolean ofRun(ObjectNode line, RunEvent event) {
    switch (event) {
      case RunStarted started -> {
        line.put("type", "run.started").put("run", run).put("state", "running");
        line.put("detail", started.plan().word() + " of " + started.runbook());
      }
      case RunControlled told -> {
        line.put("type", "run.controlled").put("run", run).put("state", "running");
        told.step().ifPresent(place -> line.put("step", place.id().path()));
        line.put("control", told.control().word()).put("by", told.by().name());
        line.put("detail", told.by().reason());
      }
      case RunHalted halted -> {
        step(line, "run.halted", halted.step(), "halted", halted.fault().sentence());
        line.put("fault", halted.fault().name());
      }
      case RunEnded ended -> {
        line.put("type", "run.ended").put("run", run).put("state", "ended");
        line.put("outcome", ended.outcome().word());
        put(line, "rtoSeconds", ended.rto());
        put(line, "rpoSeconds", ended.rpo());
      }
      default -> throw new IllegalArgumentException("not of a run: " + event);
    }
    return true;
  }

  private boolean ofStep(ObjectNode line, RunEvent event) {
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
        step(line, "step.moved", moved.step(), "waiting", Sentences.by(moved.by()));
        line.put("until", moved.until().toString());
      }
      default -> throw new IllegalArgumentException("not of a step: " + event);
    }
    return true;
  }

  private boolean ofDecision(ObjectNode line, RunEvent event) {
    switch (event) {
      case DecisionAsked asked -> {
        step(line, "decision.asked", asked.step(), "waiting", asked.question().text());
        asked.question().choices().forEach(line.putArray("choices")::add);
        asked.question().approvers().forEach(line.putArray("approvers")::add);
        line.put("quorum", asked.question().quorum());
        line.put("until", asked.question().until().toString());
        line.put("otherwise", asked.question().otherwise());
      }
      case DecisionAnswered answered -> {
        String state = answered.decided() ? "decided" : "waiting";
        step(line, "decision.answered", answered.step(), state, answered.by().reason());
        line.put("choice", answered.choice()).put("by", answered.by().name());
      }
      case AnswerRefused refused -> {
        step(line, "decision.refused", refused.step(), "waiting", refused.why());
        line.put("choice", refused.choice()).put("by", refused.by().name());
      }
      default -> throw new IllegalArgumentException("not of a decision: " + event);
    }
    return true;
  }

  private void step(ObjectNode line, String type, StepPlace step, String state, String detail) {
    line.put("type", type).put("run", run).put("step", step.id().path());
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

  private void print(ObjectNode line) {
    try {
      out.println(JSON.writeValueAsString(line));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event cannot be written as JSON", e);
    }
  }

  @Override
  public void warn(RunWarning warning) {
    print(
        JSON.createObjectNode()
            .put("time", warning.time().toString())
            .put("type", "run.warning")
            .put("run", warning.run().value())
            .put("state", "starting")
            .put("detail", warning.sentence()));
    out.flush();
  }

  @Override
  public void end(RunReport report, Optional<Path> page) {
    out.flush();
  }
}
