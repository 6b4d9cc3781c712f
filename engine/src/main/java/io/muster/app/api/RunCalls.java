// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import static io.muster.access.Role.OPERATOR;

import io.muster.engine.ControlRequest;
import io.muster.http.Reply;
import io.muster.json.EventJson;
import io.muster.json.StatusJson;
import io.muster.run.Control;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.StepId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What runs are told, and answered. */
final class RunCalls {

  private static final Set<String> TOLD = Set.of("step", "yes", "reason");

  private RunCalls() {}

  static List<Route> routes() {
    return List.of(
        act(
            "answers",
            "answerRun",
            "Answer what a run asks",
            "Answer",
            200,
            "Event",
            RunCalls::answer),
        act(
            "moves",
            "moveRun",
            "Let a run that waits for a time wait for another",
            "Move",
            200,
            "Run",
            RunCalls::move),
        control("retries", "retryRun", "Try failed steps again", Control.RETRY),
        control("skips", "skipRun", "Go on without failed steps", Control.SKIP),
        control("aborts", "abortRun", "End a run as it stands", Control.ABORT),
        control("undo", "undoRun", "Take back what a run has done", Control.UNDO),
        control("resume", "resumeRun", "Go on with a run where it stands", Control.RESUME));
  }

  private static Route control(String word, String name, String summary, Control control) {
    return act(word, name, summary, "Tell", 202, "Run", visit -> tell(visit, control));
  }

  private static Route act(
      String word,
      String name,
      String summary,
      String body,
      int status,
      String answer,
      Function<Visit, Reply> work) {
    return new Route(
        "POST",
        "/v1/runs/{run}/" + word,
        name,
        OPERATOR,
        Route.Shape.does(summary, body, status, answer),
        work);
  }

  private static Reply tell(Visit visit, Control control) {
    Fields fields = visit.body(TOLD);
    StoredRun run = visit.view().run(visit.parameter("run"));
    Optional<StepId> step = fields.text("step").map(StepId::new);
    visit
        .house()
        .desk()
        .tell(new ControlRequest(run.id(), control, step, fields.flag("yes"), visit.actor()));
    return status(visit, run, 202);
  }

  private static Reply answer(Visit visit) {
    Fields fields = visit.body(Set.of("choice", "step", "reason"));
    RunId run = visit.view().run(visit.parameter("run")).id();
    DecisionAnswered answer =
        visit
            .house()
            .desk()
            .answer(
                run,
                fields.text("step").map(StepId::new),
                fields.required("choice"),
                visit.actor());
    return Replies.done(200, EventJson.of(run, answer).orElseThrow(), Map.of());
  }

  private static Reply move(Visit visit) {
    Fields fields = visit.body(Set.of("to", "reason"));
    StoredRun run = visit.view().run(visit.parameter("run"));
    visit.house().desk().move(run.id(), Visit.instant(fields.required("to")), visit.actor());
    return status(visit, run, 200);
  }

  private static Reply status(Visit visit, StoredRun run, int status) {
    return Replies.done(
        status,
        StatusJson.of(run, visit.house().desk().journal().events(run.id())),
        Map.of("Location", RunStart.location(run.id())));
  }
}
