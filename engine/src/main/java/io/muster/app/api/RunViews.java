// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.http.Reply;
import io.muster.journal.Journal;
import io.muster.journal.codec.JournalJson;
import io.muster.json.EventJson;
import io.muster.json.StatusJson;
import io.muster.report.ReportFormat;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.run.StoredRun;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** What is shown of runs. */
final class RunViews {

  private static final int PAGE = 50;

  private final Feeds feeds;

  RunViews(Feeds feeds) {
    this.feeds = feeds;
  }

  List<Route> routes() {
    return List.of(
        Route.look(
            "/v1/runs",
            "listRuns",
            Route.Shape.shows(
                "List runs, the newest first", "Runs", "state", "runbook", "limit", "cursor"),
            RunViews::list),
        Route.look(
            "/v1/runs/{run}",
            "getRun",
            Route.Shape.shows("Show where a run stands", "Run"),
            RunViews::status),
        Route.look(
            "/v1/runs/{run}/events",
            "getEvents",
            Route.Shape.shows(
                "List what has happened in a run, or follow it as text/event-stream",
                "Events",
                "after",
                "limit"),
            this::events),
        Route.look(
            "/v1/runs/{run}/journal",
            "getJournal",
            Route.Shape.shows("Show a run as it is written down", "Journal", "after"),
            RunViews::journal),
        Route.look(
            "/v1/runs/{run}/report",
            "getReport",
            Route.Shape.shows("Show the report of a run", "text/html"),
            RunViews::report));
  }

  private static Reply list(Visit visit) {
    int limit = Math.max(1, visit.limit(PAGE));
    Optional<String> last = visit.call().query("cursor").map(RunViews::decoded);
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode items = list.putArray("items");
    Optional<String> next = Optional.empty();
    Iterator<RunSummary> runs =
        visit.house().desk().journal().runs().stream()
            .filter(wanted(visit))
            .filter(run -> last.filter(it -> position(run).compareTo(it) >= 0).isEmpty())
            .filter(visit.view()::sees)
            .iterator();
    String position = "";
    while (runs.hasNext() && next.isEmpty()) {
      RunSummary run = runs.next();
      if (items.size() == limit) {
        next = Optional.of(position);
      } else {
        items.add(StatusJson.of(run));
        position = position(run);
      }
    }
    list.put("next", next.map(RunViews::encoded).orElse(null));
    return Replies.document(visit.call(), list);
  }

  private static Predicate<RunSummary> wanted(Visit visit) {
    Optional<RunState> state = visit.call().query("state").map(RunViews::state);
    Optional<String> runbook = visit.call().query("runbook");
    return run ->
        state.filter(it -> it != run.state()).isEmpty()
            && runbook.filter(it -> !it.equals(run.runbook())).isEmpty();
  }

  private static RunState state(String word) {
    return Arrays.stream(RunState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fields.invalid(
                    "'%s' is no state; there are %s"
                        .formatted(
                            Fields.checked("a state", word),
                            String.join(
                                ", ",
                                Arrays.stream(RunState.values()).map(RunState::word).toList()))));
  }

  /** The place of a run in the list, in the order of texts. */
  private static String position(RunSummary run) {
    return "%020d %s".formatted(Duration.between(Instant.EPOCH, run.started()).toNanos(), run.id());
  }

  private static String encoded(String position) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String cursor) {
    try {
      return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw Fields.invalid("this 'cursor' is none; send what 'next' was in the answer before");
    }
  }

  private static Reply status(Visit visit) {
    StoredRun run = visit.view().run(visit.parameter("run"));
    return Replies.document(
        visit.call(), StatusJson.of(run, visit.house().desk().journal().events(run.id())));
  }

  private Reply events(Visit visit) {
    StoredRun run = visit.view().run(visit.parameter("run"));
    if (visit.call().header("Accept").filter(it -> it.contains("text/event-stream")).isPresent()) {
      return feeds.follow(visit, run.id());
    }
    long after = visit.number("after", 0, Long.MAX_VALUE);
    int limit = Math.max(1, visit.limit(500));
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    ArrayNode items = list.putArray("items");
    long next = after;
    boolean more = false;
    for (Journal.Entry entry : visit.house().desk().journal().events(run.id(), after)) {
      more = items.size() == limit;
      if (more) {
        break;
      }
      next = entry.number();
      EventJson.of(run.id(), entry.event())
          .ifPresent(event -> items.add(event.put("number", entry.number())));
    }
    // why: where nothing more has happened it is also what to ask from later
    list.put("next", next).put("more", more);
    return Replies.document(visit.call(), list);
  }

  /** In the form of the journal, so that another process can show it as one at hand. */
  private static Reply journal(Visit visit) {
    StoredRun run = visit.view().run(visit.parameter("run"));
    long after = visit.number("after", 0, Long.MAX_VALUE);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("run", RunbookCalls.read(JournalJson.write(run)));
    ArrayNode events = json.putArray("events");
    long next = after;
    for (Journal.Entry entry : visit.house().desk().journal().events(run.id(), after)) {
      events.add(RunbookCalls.read(JournalJson.write(entry.event())));
      next = entry.number();
    }
    return Replies.document(visit.call(), json.put("next", next));
  }

  private static Reply report(Visit visit) {
    StoredRun run = visit.view().run(visit.parameter("run"));
    String page =
        visit
            .house()
            .reports()
            .texts(run, visit.house().desk().journal().events(run.id()))
            .get(ReportFormat.HTML);
    return Replies.text("text/html", Objects.requireNonNull(page));
  }
}
