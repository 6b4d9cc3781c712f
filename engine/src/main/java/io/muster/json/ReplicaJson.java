// SPDX-License-Identifier: Apache-2.0
package io.muster.json;

import io.muster.action.ReplicaStatus;
import io.muster.problem.Json;
import io.muster.replica.RestorePoint;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Replicas, as programs read them. */
public final class ReplicaJson {

  private ReplicaJson() {}

  /**
   * A replica of a runbook.
   *
   * @param now by the clock of the sites
   */
  public static Json of(Runbook runbook, ReplicaStatus status, Instant now) {
    Json json =
        Json.object()
            .put("runbook", runbook.name())
            .put("machine", status.declaration().source())
            .put("replica", status.declaration().replica())
            .put("kind", status.declaration().kind().word())
            .put("state", status.state().word())
            .put("points", status.points().stream().map(point -> of(point, now)).toList())
            .put("authority", status.valid())
            .put("allowed", allowed(status));
    status.newest().ifPresent(point -> json.put("newest", point.created().toString()));
    status.since().ifPresent(since -> json.put("since", since.toString()));
    status.problem().ifPresent(problem -> json.put("problem", problem));
    return json;
  }

  private static Json of(RestorePoint point, Instant now) {
    return Json.object()
        .put("name", point.name())
        .put("created", point.created().toString())
        .put("ageSeconds", Duration.between(point.created(), now).toSeconds())
        .put("term", term(point))
        .put("consistent", point.consistent());
  }

  /** What can be done with a replica now, with commas between. */
  public static String allowed(ReplicaStatus status) {
    return status.allowed().stream()
        .filter(operation -> operation != ReplicaOperation.TEST_FAILOVER)
        .map(ReplicaOperation::word)
        .collect(Collectors.joining(", "));
  }

  /** How a restore point is kept, for people. */
  public static String term(RestorePoint point) {
    return point.term().name().toLowerCase(Locale.ROOT);
  }
}
