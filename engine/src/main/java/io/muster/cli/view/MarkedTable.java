// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.action.MarkedReplica;
import io.muster.app.MarkedReplicas;
import io.muster.problem.Json;
import io.muster.replica.Authority;
import io.muster.replica.ReplicaMark;
import io.muster.runbook.ReplicaOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replicas without a runbook, a line each; what only a runbook can tell is unknown. */
public final class MarkedTable {

  private static final String UNKNOWN = "unknown";

  private static final List<String> HEAD =
      List.of(
          "site",
          "replica",
          "power",
          "state",
          "since",
          "machine",
          "kind",
          "points",
          "valid copy",
          "allowed");

  private MarkedTable() {}

  /** Columns as wide as what is in them, and below what is wrong. */
  public static String text(MarkedReplicas seen) {
    StringBuilder text = new StringBuilder();
    if (seen.replicas().isEmpty()) {
      text.append(
          "no VM on %s carries the attribute '%s'; replicas that are Ready carry none, their runbook names them\n"
              .formatted(seen.place(), ReplicaMark.ATTRIBUTE));
    } else {
      text.append("replicas on %s, without a runbook\n".formatted(seen.place()));
      List<List<String>> rows = new ArrayList<>();
      rows.add(HEAD);
      seen.replicas().forEach(replica -> rows.add(row(replica)));
      text.append(Columns.text(rows));
    }
    problems(seen).forEach(problem -> text.append(problem).append('\n'));
    return text.toString();
  }

  /** What is wrong, one sentence each. */
  public static List<String> problems(MarkedReplicas seen) {
    return Stream.concat(
            seen.problems().stream(),
            seen.replicas().stream().flatMap(replica -> replica.problem().stream()))
        .toList();
  }

  private static List<String> row(MarkedReplica replica) {
    return List.of(
        replica.site(),
        replica.name(),
        replica.power().word(),
        replica.mark().map(MarkedTable::state).orElse(UNKNOWN),
        replica.mark().map(mark -> mark.since().toString()).orElse(UNKNOWN),
        replica.adopted().orElse(UNKNOWN),
        UNKNOWN,
        UNKNOWN,
        replica.authority().map(Authority::words).orElse(UNKNOWN),
        allowed(replica));
  }

  private static String state(ReplicaMark mark) {
    return mark.state().word()
        + (mark.drill() ? " of a drill" : "")
        + (mark.begun().isPresent() ? " (interrupted)" : "");
  }

  private static String allowed(MarkedReplica replica) {
    if (replica.mark().isEmpty()) {
      return UNKNOWN;
    }
    Stream<String> some = replica.byKind().stream().map(it -> it.word() + " (some kinds)");
    return Stream.concat(replica.allowed().stream().map(ReplicaOperation::word), some)
        .collect(Collectors.joining(", "));
  }

  /** One object a line. */
  public static String json(MarkedReplicas seen) {
    Stream<Json> all =
        Stream.concat(
            seen.replicas().stream().map(replica -> object(seen, replica)),
            seen.problems().stream()
                .map(it -> Json.object().put("place", seen.place()).put("problem", it)));
    return all.map(json -> json + "\n").collect(Collectors.joining());
  }

  private static Json object(MarkedReplicas seen, MarkedReplica replica) {
    List<String> row = row(replica);
    Json json = Json.object().put("place", seen.place());
    json.put("site", replica.site()).put("replica", replica.name()).put("power", row.get(2));
    json.put("state", row.get(3)).put("since", row.get(4)).put("machine", row.get(5));
    json.put("kind", UNKNOWN).put("points", UNKNOWN).put("authority", row.get(8));
    json.put("allowed", row.get(9));
    replica.mark().ifPresent(mark -> json.put("run", mark.run()));
    replica.problem().ifPresent(problem -> json.put("problem", problem));
    return json;
  }
}
