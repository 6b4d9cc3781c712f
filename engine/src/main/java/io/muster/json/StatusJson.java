// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.run.StepLine;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs and their steps, as programs read them. */
public final class StatusJson {

  private StatusJson() {}

  /** A run in a line. */
  public static ObjectNode of(RunSummary run) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("run", run.id().value()).put("runbook", run.runbook()).put("digest", run.digest());
    line.put("plan", run.plan().word()).put("state", run.state().word());
    line.put("outcome", run.outcome().map(Outcome::word).orElse(null));
    line.put("node", run.node()).put("started", run.started().toString());
    line.put("changed", run.changed().toString());
    line.put("until", run.until().map(Object::toString).orElse(null));
    return line;
  }

  /**
   * A run in a line, read again.
   *
   * @throws java.util.NoSuchElementException when it is none
   */
  public static RunSummary readSummary(JsonNode line) {
    return new RunSummary(
        new RunId(line.path("run").asText()),
        line.path("runbook").asText(),
        line.path("digest").asText(),
        PlanName.of(line.path("plan").asText()).orElseThrow(),
        known(RunState.values(), RunState::word, line.path("state")).orElseThrow(),
        known(Outcome.values(), Outcome::word, line.path("outcome")),
        line.path("node").asText(),
        Instant.parse(line.path("started").asText()),
        Instant.parse(line.path("changed").asText()),
        Optional.of(line.path("until"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .map(Instant::parse));
  }

  private static <T> Optional<T> known(T[] all, Function<T, String> word, JsonNode written) {
    return Arrays.stream(all).filter(it -> word.apply(it).equals(written.asText())).findFirst();
  }

  /** A step of a run. */
  public static ObjectNode step(RunId run, StepLine step) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("run", run.value()).put("step", step.step().path()).put("state", step.phase());
    line.put("attempts", step.attempts()).put("detail", step.detail());
    return line;
  }

  /** The run as a whole, what it asks, and where its steps stand. */
  public static ObjectNode of(StoredRun run, List<RunEvent> events) {
    RunHistory history = RunHistory.of(events);
    ObjectNode status = asking(run, history);
    ArrayNode steps = status.putArray("steps");
    StepLine.of(run.plan(), history).forEach(step -> steps.add(step(run.id(), step)));
    return status.put("event", events.size());
  }

  /** The run as a whole, and what it asks. */
  public static ObjectNode asking(StoredRun run, RunHistory history) {
    ObjectNode status = RunJson.of(run, history);
    ArrayNode asks = status.putArray("asks");
    history.asked().stream()
        .flatMap(step -> history.decision(step.id()).asked().stream())
        .flatMap(asked -> EventJson.of(run.id(), asked).stream())
        .forEach(asks::add);
    return status;
  }
}
