// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.json.RunJson;
import io.muster.json.StatusJson;
import io.muster.run.Question;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunHistory;
import io.muster.run.StepLine;
import io.muster.run.StoredRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where a run stands, from what was written down. */
public final class RunStatus {

  private final StoredRun run;
  private final List<RunEvent> events;
  private final RunHistory history;

  public RunStatus(StoredRun run, List<RunEvent> events) {
    this.run = run;
    this.events = List.copyOf(events);
    this.history = RunHistory.of(events);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s of '%s', started %s %s; %s%n"
            .formatted(
                run.id(),
                run.plan().name().word(),
                run.runbook().name(),
                run.started(),
                Sentences.by(run.by()),
                state()));
    controls()
        .forEach(
            told ->
                text.append(
                    "%s  %s %s%n"
                        .formatted(told.time(), told.control().word(), Sentences.by(told.by()))));
    text.append(Columns.text(steps().stream().map(RunStatus::row).toList()));
    asked()
        .forEach(question -> text.append(Questions.asked(question)).append(System.lineSeparator()));
    String can = RunJson.allowed(run.id(), history);
    text.append(can.isEmpty() ? "" : "it can be told: %s%n".formatted(can));
    return text.toString();
  }

  private String state() {
    return history
        .end()
        .map(end -> "ended: " + end.outcome().word())
        .orElseGet(() -> history.isUndoing() ? "taking back" : history.state().word());
  }

  private Stream<Question> asked() {
    return history.asked().stream()
        .flatMap(step -> history.decision(step.id()).asked().stream())
        .map(RunEvent.DecisionAsked::question);
  }

  private Stream<RunControlled> controls() {
    return events.stream().filter(RunControlled.class::isInstance).map(RunControlled.class::cast);
  }

  private List<StepLine> steps() {
    return StepLine.of(run.plan(), history);
  }

  private static List<String> row(StepLine step) {
    return List.of(step.step().path(), step.phase(), step.detail());
  }

  /** One JSON object for the run, and one a line for each step. */
  public String json() {
    List<String> lines = new ArrayList<>();
    lines.add(RunsTable.written(RunJson.of(run, history)));
    steps().forEach(step -> lines.add(RunsTable.written(StatusJson.step(run.id(), step))));
    return String.join("\n", lines) + "\n";
  }
}
