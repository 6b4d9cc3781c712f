// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.access.Scope;
import io.muster.app.ReplicasSeen;
import io.muster.dsl.Checked;
import io.muster.dsl.print.PlanPrinter;
import io.muster.http.Reply;
import io.muster.json.ReplicaJson;
import io.muster.problem.JsonPrinter;
import io.muster.problem.NearMiss;
import io.muster.run.PlanMachines;
import io.muster.run.PlanSteps;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.schedule.drill.Drills;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked about runbooks, their replicas and their drills. */
final class RunbookCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RunbookCalls() {}

  static List<Route> routes() {
    return List.of(
        Route.look(
            "/v1/runbooks",
            "listRunbooks",
            Route.Shape.shows("List the runbooks", "Runbooks"),
            RunbookCalls::list),
        Route.look(
            "/v1/runbooks/{runbook}",
            "getRunbook",
            Route.Shape.shows("Show a runbook", "Runbook"),
            visit -> Replies.document(visit.call(), json(visit, runbook(visit)))),
        Route.look(
            "/v1/runbooks/{runbook}/check",
            "checkRunbook",
            Route.Shape.shows("Show all problems of a runbook", "Check"),
            RunbookCalls::check),
        Route.look(
            "/v1/runbooks/{runbook}/plan/{plan}",
            "getPlan",
            Route.Shape.shows("Show every step of a plan and its vSphere calls", "Plan"),
            RunbookCalls::plan),
        RunStart.route(),
        Route.look(
            "/v1/replicas",
            "listReplicas",
            Route.Shape.shows(
                "List replicas with their restore points and what they allow",
                "Replicas",
                "runbook"),
            RunbookCalls::replicas),
        Route.look(
            "/v1/schedules",
            "listSchedules",
            Route.Shape.shows("List the drills that begin by themselves", "Schedules"),
            RunbookCalls::schedules));
  }

  private static Runbook runbook(Visit visit) {
    return visit.view().runbook(visit.parameter("runbook"), Map.of());
  }

  private static Reply list(Visit visit) {
    ObjectNode list = JSON.createObjectNode();
    ArrayNode items = list.putArray("items");
    visit.view().runbooks().forEach(runbook -> items.add(json(visit, runbook)));
    return Replies.document(visit.call(), list);
  }

  private static ObjectNode json(Visit visit, Runbook runbook) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", runbook.name()).put("title", runbook.title());
    json.put("owner", runbook.owner().orElse(null));
    json.put("rtoSeconds", runbook.rto().map(Duration::toSeconds).orElse(null));
    json.put("rpoSeconds", runbook.rpo().map(Duration::toSeconds).orElse(null));
    json.put("production", runbook.sites().production());
    json.put("recovery", runbook.sites().recovery());
    json.put("digest", runbook.source().sha256());
    ArrayNode parameters = json.putArray("parameters");
    runbook
        .parameters()
        .forEach(
            it -> parameters.addObject().put("name", it.name()).put("required", it.required()));
    ArrayNode machines = json.putArray("machines");
    visit.view().machines(runbook).stream()
        .forEach(
            it ->
                machines
                    .addObject()
                    .put("machine", it.source())
                    .put("replica", it.replica())
                    .put("kind", it.kind().word()));
    ArrayNode plans = json.putArray("plans");
    Arrays.stream(PlanName.values()).forEach(name -> plans.add(name.word()));
    return json;
  }

  private static Reply check(Visit visit) {
    Runbook runbook = runbook(visit);
    requireAll(visit, runbook);
    Checked checked = visit.house().server().check(runbook.name());
    ObjectNode json = JSON.createObjectNode().put("runbook", runbook.name());
    json.put("errors", checked.report().errors()).put("warnings", checked.report().warnings());
    json.set("problems", read(JsonPrinter.print(List.of(checked.report()))));
    return Replies.document(visit.call(), json);
  }

  /** What tells of all machines shows to those only who may see them all. */
  private static void requireAll(Visit visit, Runbook runbook) {
    if (visit.view().machines(runbook).size() < runbook.replicas().size()) {
      throw new ApiException(
          403,
          "runbook '%s' has machines that are not in your scope (%s); ask somebody who may see them all"
              .formatted(runbook.name(), visit.token().scope().words()));
    }
  }

  private static Reply plan(Visit visit) {
    Runbook runbook = runbook(visit);
    Plan plan = runbook.plan(planName(visit.parameter("plan")));
    visit.view().requireAll(runbook, plan, Set.of());
    ObjectNode json = JSON.createObjectNode().put("runbook", runbook.name());
    json.put("plan", plan.name().word()).put("text", PlanPrinter.print(runbook, plan));
    ArrayNode machines = json.putArray("machines");
    PlanMachines.of(plan).forEach(machines::add);
    ArrayNode steps = json.putArray("steps");
    new PlanSteps(plan)
        .all()
        .forEach(
            entry ->
                steps
                    .addObject()
                    .put("step", entry.place().id().path())
                    .put("group", entry.place().group().orElse(null))
                    .put("vm", entry.place().vm().orElse(null)));
    return Replies.document(visit.call(), json);
  }

  /** The plan that a word means. */
  static PlanName planName(String word) {
    List<String> words = Arrays.stream(PlanName.values()).map(PlanName::word).toList();
    return PlanName.of(Fields.checked("a plan's name", word))
        .orElseThrow(
            () ->
                new ApiException(
                    404,
                    "there is no plan '%s'; %s"
                        .formatted(
                            word,
                            NearMiss.hint(word, words)
                                .orElse("there are " + String.join(", ", words)))));
  }

  private static Reply replicas(Visit visit) {
    Optional<String> one = visit.call().query("runbook");
    List<Runbook> runbooks =
        one.isPresent()
            ? List.of(visit.view().runbook(one.get(), Map.of()))
            : visit.view().runbooks();
    ObjectNode list = JSON.createObjectNode();
    ArrayNode items = list.putArray("items");
    for (Runbook runbook : runbooks) {
      Set<String> seen = new LinkedHashSet<>();
      visit.view().machines(runbook).forEach(machine -> seen.add(machine.source()));
      ReplicasSeen replicas = visit.house().server().replicas(runbook);
      replicas.all().stream()
          .filter(status -> seen.contains(status.declaration().source()))
          .forEach(
              status -> items.add(read(ReplicaJson.of(runbook, status, replicas.at()).toString())));
    }
    return Replies.document(visit.call(), list);
  }

  private static Reply schedules(Visit visit) {
    Set<String> seen = new LinkedHashSet<>();
    visit.view().runbooks().stream()
        .filter(it -> visit.view().machines(it).size() == it.replicas().size())
        .forEach(it -> seen.add(it.name()));
    ObjectNode list = JSON.createObjectNode();
    ArrayNode items = list.putArray("items");
    visit.house().server().coming().stream()
        .filter(
            it -> it.runbook().map(seen::contains).orElse(visit.token().scope().equals(Scope.ALL)))
        .forEach(it -> items.add(json(it)));
    return Replies.document(visit.call(), list);
  }

  private static ObjectNode json(Drills.Coming coming) {
    return JSON.createObjectNode()
        .put("schedule", coming.key())
        .put("runbook", coming.runbook().orElse(null))
        .put("every", coming.cron())
        .put("zone", coming.zone().getId())
        .put("next", coming.next().map(Instant::toString).orElse(null))
        .put("keepSeconds", coming.keep().toSeconds());
  }

  /** What Muster itself has written. */
  static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what Muster writes as JSON is none", e);
    }
  }
}
