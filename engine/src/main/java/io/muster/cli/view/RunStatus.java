// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.json.RunJson;
import io.muster.run.PlanSteps;
import io.muster.run.Question;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunControlled;
import io.muster.run.RunHistory;
import io.muster.run.StepState;
import io.muster.run.StoredRun;
import io.muster.runbook.StepId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Where a run stands, from what was written down. */
public final class RunStatus {

  private static final ObjectMapper JSON = new ObjectMapper();

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
    text.append(Columns.text(steps().stream().map(this::row).toList()));
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

  /** Those of the plan in its order, and then those that take back. */
  private Set<StepId> steps() {
    Set<StepId> ids = new LinkedHashSet<>();
    new PlanSteps(run.plan()).all().forEach(entry -> ids.add(entry.place().id()));
    ids.addAll(history.inOrder());
    return ids;
  }

  private List<String> row(StepId id) {
    StepState step = history.step(id);
    return List.of(id.path(), phase(id, step), detail(id, step));
  }

  private String phase(StepId id, StepState step) {
    boolean decided = step.attempts() == 0 && history.decision(id).answer().isPresent();
    return decided ? "decided" : step.phase().name().toLowerCase(Locale.ROOT);
  }

  private String detail(StepId id, StepState step) {
    return step.done()
        .map(RunEvent.StepDone::detail)
        .or(
            () ->
                history
                    .decision(id)
                    .answer()
                    .map(it -> "%s, %s".formatted(it.choice(), Sentences.by(it.by()))))
        .or(() -> step.failure().map(failure -> failure.fault().sentence()))
        .or(() -> step.waitsUntil().map(until -> "until " + until))
        .orElse(step.attempts() > 1 ? "attempt " + step.attempts() : "");
  }

  /** One JSON object for the run, and one a line for each step. */
  public String json() {
    List<String> lines = new ArrayList<>();
    lines.add(RunsTable.written(RunJson.of(run, history)));
    for (StepId id : steps()) {
      StepState step = history.step(id);
      ObjectNode line = JSON.createObjectNode();
      line.put("run", run.id().value()).put("step", id.path()).put("state", phase(id, step));
      line.put("attempts", step.attempts()).put("detail", detail(id, step));
      lines.add(RunsTable.written(line));
    }
    return String.join("\n", lines) + "\n";
  }
}
