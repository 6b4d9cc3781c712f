// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.cli.view.JsonLines;
import io.muster.cli.view.PlainLines;
import io.muster.cli.view.RunStatus;
import io.muster.cli.view.RunView;
import io.muster.cli.view.RunsTable;
import io.muster.journal.codec.JournalJson;
import io.muster.json.StatusJson;
import io.muster.run.Control;
import io.muster.run.Outcome;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.StepFailed;
import io.muster.run.RunId;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.muster.runbook.StepId;
import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** Runs of a node that is asked over its API, shown as those of a journal at hand. */
final class RemoteRuns {

  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Remote remote;
  private final Console console;
  private final RunOptions options;

  RemoteRuns(Remote remote, Console console, RunOptions options) {
    this.remote = remote;
    this.console = console;
    this.options = options;
  }

  private boolean isJson() {
    return options.output() == RunOptions.Output.JSON;
  }

  /** What a node answers, where one is asked instead of doing it here. */
  static Optional<Integer> asked(
      Console console, RunOptions options, ToIntFunction<RemoteRuns> question) {
    try (Remote remote = options.remote().orElse(null)) {
      return remote == null
          ? Optional.empty()
          : Optional.of(question.applyAsInt(new RemoteRuns(remote, console, options)));
    }
  }

  int list() {
    List<RunSummary> runs = new ArrayList<>();
    String next = "";
    do {
      JsonNode page =
          remote.get("/v1/runs?limit=500" + (next.isEmpty() ? "" : "&cursor=" + Remote.part(next)));
      page.path("items").forEach(it -> runs.add(StatusJson.readSummary(it)));
      next = page.path("next").asText("");
    } while (!next.isEmpty() && !next.equals("null"));
    return print(isJson() ? RunsTable.json(runs) : RunsTable.text(runs));
  }

  int status(RunId run) {
    JsonNode journal = journal(run, 0);
    RunStatus status = new RunStatus(stored(journal), events(journal));
    return print(isJson() ? status.json() : status.text());
  }

  int answer(RunId run, Optional<StepId> step, String choice) {
    Map<String, Object> body = body();
    body.put("choice", choice);
    step.ifPresent(it -> body.put("step", it.path()));
    JsonNode answer = remote.post(path(run) + "/answers", body, Map.of());
    return isJson()
        ? ExitCode.DONE
        : print(
            answer.path("state").asText().equals("decided")
                ? "run '%s' is decided: %s%n".formatted(run, choice)
                : "run '%s': '%s' has answered %s; more have to say the same%n"
                    .formatted(run, answer.path("by").asText(), choice));
  }

  int move(RunId run, Instant to) {
    Map<String, Object> body = body();
    body.put("to", to.toString());
    remote.post(path(run) + "/moves", body, Map.of());
    return print("run '%s' waits until %s%n".formatted(run, to));
  }

  int tell(RunId run, Control control, Optional<StepId> step) {
    long seen = journal(run, 0).path("next").asLong();
    Map<String, Object> body = body();
    body.put("yes", options.yes());
    step.ifPresent(it -> body.put("step", it.path()));
    remote.post(path(run) + "/" + word(control), body, Map.of());
    return follow(run, seen);
  }

  private static String word(Control control) {
    return switch (control) {
      case RESUME -> "resume";
      case RETRY -> "retries";
      case SKIP -> "skips";
      case UNDO -> "undo";
      case ABORT -> "aborts";
    };
  }

  /** Starts a run, and shows what happens in it. */
  int start(String runbook, PlanName plan, Set<String> machines, Duration keep) {
    Map<String, Object> body = body();
    body.put("plan", plan.word());
    body.put("machines", List.copyOf(machines));
    body.put("parameters", options.parameters());
    body.put("yes", options.yes());
    if (!keep.isZero()) {
      body.put("keepSeconds", keep.toSeconds());
    }
    JsonNode run =
        remote.post(
            "/v1/runbooks/" + Remote.part(runbook) + "/runs",
            body,
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    return follow(new RunId(run.path("run").asText()), 0);
  }

  private Map<String, Object> body() {
    return new HashMap<>(Map.of("reason", options.actor().reason()));
  }

  /** Shows all that has happened and what happens, until the run ends or halts. */
  int watch(RunId run) {
    var _ = follow(run, 0);
    return ExitCode.DONE;
  }

  private int follow(RunId run, long seen) {
    JsonNode first = journal(run, 0);
    StoredRun stored = stored(first);
    RunView view = view(stored);
    if (seen > 0) {
      view.accept(events(first).getFirst());
    }
    long next = seen;
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      while (true) {
        JsonNode more = journal(run, next);
        for (RunEvent event : events(more)) {
          view.accept(event);
          if (event instanceof RunEnded end) {
            console.out().flush();
            return exitCode(end.outcome(), stored.plan().name(), journal(run, 0));
          }
        }
        console.out().flush();
        next = more.path("next").asLong();
        time.sleep(PAUSE);
      }
    }
  }

  /** An undo that follows from a failure is no success of the plan that failed. */
  private static int exitCode(Outcome outcome, PlanName plan, JsonNode journal) {
    boolean decided =
        events(journal).stream()
            .noneMatch(it -> it instanceof StepFailed failed && failed.retryIn().isEmpty());
    return switch (outcome) {
      case DONE, KEPT -> ExitCode.DONE;
      case UNDONE -> plan == PlanName.UNDO || decided ? ExitCode.DONE : ExitCode.FAILED;
      case HALTED -> ExitCode.HALTED;
      case FAILED, ABORTED -> ExitCode.FAILED;
    };
  }

  private RunView view(StoredRun run) {
    String place = run.place().lab() ? "the lab" : "its sites";
    return isJson()
        ? new JsonLines(console.out())
        : new PlainLines(new RunView.Setting(run.runbook(), place, "", ""), console.out());
  }

  private JsonNode journal(RunId run, long after) {
    return remote.get(path(run) + "/journal?after=" + after);
  }

  private static StoredRun stored(JsonNode journal) {
    return JournalJson.readRun(journal.path("run").toString());
  }

  private static List<RunEvent> events(JsonNode journal) {
    List<RunEvent> events = new ArrayList<>();
    journal.path("events").forEach(it -> events.add(JournalJson.readEvent(it.toString())));
    return events;
  }

  private static String path(RunId run) {
    return "/v1/runs/" + Remote.part(run.value());
  }

  private int print(String text) {
    console.out().print(text);
    console.out().flush();
    return ExitCode.DONE;
  }
}
