// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.problem.Json;
import io.muster.reconcile.Difference;
import io.muster.reconcile.Reconciliation;
import io.muster.replica.ReplicaKey;
import io.muster.replica.ReplicaMark;
import io.muster.replica.ReplicaState;
import io.muster.replica.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the comparison of the journal with the sites has found, a line each.
 *
 * @param problems why something could not be looked at
 * @param adopted what was written into the journal
 */
public record ReconciliationLines(
    Reconciliation found, List<String> problems, List<Difference> adopted) {

  private static final String MISSING = "missing";

  /** Whether everything could be looked at, and nothing differs any more. */
  public boolean isSettled() {
    return problems.isEmpty() && adopted.containsAll(found.differences());
  }

  /** A sentence a line. */
  public String text() {
    List<String> lines = new ArrayList<>();
    for (Difference difference : found.differences()) {
      lines.add(
          difference.sentence()
              + (adopted.contains(difference) ? "; the journal says the same now" : ""));
    }
    found.unknownRuns().forEach((run, replicas) -> lines.add(unknown(run, replicas)));
    lines.addAll(problems);
    if (lines.isEmpty()) {
      lines.add("the journal and the replicas agree");
    }
    return String.join("\n", lines) + "\n";
  }

  private static String unknown(String run, Set<ReplicaKey> replicas) {
    return "run '%s' is written onto %s and is not in the journal, so it cannot be resumed or taken back as a whole"
        .formatted(
            run,
            replicas.stream()
                .map(replica -> "'%s'".formatted(replica.name()))
                .collect(Collectors.joining(", ")));
  }

  /** One object a line. */
  public String json() {
    List<Json> lines = new ArrayList<>();
    found.differences().forEach(difference -> lines.add(object(difference)));
    found
        .unknownRuns()
        .forEach(
            (run, replicas) ->
                replicas.forEach(
                    replica ->
                        lines.add(
                            of("unknownRun", replica)
                                .put("run", run)
                                .put("sentence", unknown(run, replicas)))));
    problems.forEach(it -> lines.add(Json.object().put("type", "problem").put("sentence", it)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private Json object(Difference difference) {
    Json line = of("difference", difference.replica());
    line.put("journal", difference.journal().map(ReplicaState::state).orElse(State.READY).word());
    difference
        .journal()
        .ifPresent(
            it ->
                line.put("journalSince", it.since().toString())
                    .put("journalRun", it.run())
                    .put("journalPoint", it.point()));
    State state = difference.mark().map(ReplicaMark::state).orElse(State.READY);
    line.put("vm", difference.there() ? state.word() : MISSING);
    difference
        .mark()
        .ifPresent(
            it -> {
              line.put("vmSince", it.since().toString()).put("vmRun", it.run());
              line.put("vmPoint", it.point());
              it.begun().ifPresent(operation -> line.put("begun", operation.word()));
            });
    difference.owner().ifPresent(run -> line.put("belongsTo", run.id().value()));
    return line.put("adopted", adopted.contains(difference)).put("sentence", difference.sentence());
  }

  private static Json of(String type, ReplicaKey replica) {
    return Json.object()
        .put("type", type)
        .put("site", replica.site())
        .put("replica", replica.name());
  }
}
