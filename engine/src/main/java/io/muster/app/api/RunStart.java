// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.Role;
import io.muster.engine.Desk;
import io.muster.engine.RunRequest;
import io.muster.engine.Terms;
import io.muster.http.Reply;
import io.muster.journal.Seal;
import io.muster.json.StatusJson;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Starts runs, each once however often the same request comes. */
final class RunStart {

  private static final Set<String> FIELDS =
      Set.of("plan", "machines", "parameters", "yes", "keepSeconds", "reason");

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  private RunStart() {}

  static Route route() {
    return new Route(
        "POST",
        "/v1/runbooks/{runbook}/runs",
        "startRun",
        Role.OPERATOR,
        Route.Shape.does("Start a run", "StartRun", 202, "Run"),
        RunStart::start);
  }

  private static Reply start(Visit visit) {
    Fields fields = visit.body(FIELDS);
    Optional<String> key = visit.call().header("Idempotency-Key");
    Optional<RunId> named = key.map(it -> named(visit, fields, it));
    Optional<StoredRun> there = named.flatMap(visit.house().desk().journal()::find);
    StoredRun run =
        there.isPresent()
            ? visit.view().run(there.get().id().value())
            : start(visit, fields, named);
    return Replies.done(
        202,
        StatusJson.of(run, visit.house().desk().journal().events(run.id())),
        Map.of("Location", location(run.id())));
  }

  static String location(RunId run) {
    return "/v1/runs/" + URLEncoder.encode(run.value(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * What the run of a key is called. It follows from the key, so that the journal itself lets there
   * be one only, whichever nodes are asked and whenever they are killed.
   */
  private static RunId named(Visit visit, Fields fields, String key) {
    if (!KEY.matcher(key).matches()) {
      throw new ApiException(
          400, "the Idempotency-Key is not 1 to 200 visible characters of ASCII; send a UUID");
    }
    String runbook = visit.parameter("runbook");
    String digest = Seal.sha256(runbook + "\n" + fields.canonical());
    String person = visit.token().name();
    String kept = visit.house().books().get().keys().keep(person, key, digest);
    if (!kept.equals(digest)) {
      throw Fields.invalid(
          "this Idempotency-Key was sent with another request before; use a new key for a new one");
    }
    String name = Seal.sha256(person.length() + ":" + person + key);
    return new RunId(runbook + "-" + name.substring(0, 20));
  }

  private static StoredRun start(Visit visit, Fields fields, Optional<RunId> named) {
    Desk desk = visit.house().desk();
    Runbook runbook = visit.view().runbook(visit.parameter("runbook"), fields.values("parameters"));
    PlanName plan = RunbookCalls.planName(fields.required("plan"));
    Set<String> machines = new LinkedHashSet<>(fields.texts("machines"));
    visit.view().requireAll(runbook, runbook.plan(plan), machines);
    RunRequest request =
        new RunRequest(
            runbook,
            plan,
            machines,
            fields.flag("yes"),
            false,
            visit.actor(),
            new Terms(named, fields.seconds("keepSeconds"), false));
    try {
      return desk.start(request);
    } catch (RuntimeException refused) {
      // why: the same request may have come twice, and what the other has begun is in its way
      return named.flatMap(desk.journal()::find).orElseThrow(() -> refused);
    }
  }
}
