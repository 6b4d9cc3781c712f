// SPDX-License-Identifier: Apache-2.0
package io.muster.cli.view;

import io.muster.action.ReplicaStatus;
import io.muster.json.ReplicaJson;
import io.muster.replica.RestorePoint;
import io.muster.runbook.Runbook;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The replicas of a runbook, a line each.
 *
 * @param place where they are, for people
 * @param now by the clock of the sites
 */
public record ReplicaTable(Runbook runbook, String place, Instant now) {

  private static final List<String> HEAD =
      List.of(
          "machine",
          "replica",
          "kind",
          "state",
          "points",
          "newest",
          "oldest",
          "valid copy",
          "allowed");

  /**
   * Columns as wide as what is in them, and below what is wrong.
   *
   * @param points whether all restore points follow, newest first
   */
  public String text(List<ReplicaStatus> all, boolean points) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEAD);
    all.forEach(status -> rows.add(row(status)));
    StringBuilder text =
        new StringBuilder("replicas of '%s' on %s at %s%n".formatted(runbook.name(), place, now));
    text.append(Columns.text(rows));
    if (points) {
      all.forEach(status -> text.append(points(status)));
    }
    for (ReplicaStatus status : all) {
      status
          .problem()
          .ifPresent(problem -> text.append(status.declaration().source() + ": " + problem + "\n"));
    }
    return text.toString();
  }

  private List<String> row(ReplicaStatus status) {
    String begun = status.described().contains(", in which ") ? " (interrupted)" : "";
    return List.of(
        status.declaration().source(),
        status.declaration().replica(),
        status.declaration().kind().word(),
        status.problem().isPresent() ? "unknown" : status.state().word() + begun,
        String.valueOf(status.points().size()),
        status.newest().map(this::newest).orElse("-"),
        status.points().isEmpty() ? "-" : age(status.points().getFirst()) + " ago",
        status.valid(),
        ReplicaJson.allowed(status));
  }

  private String newest(RestorePoint point) {
    Duration age = Duration.between(point.created(), now);
    boolean isOld = runbook.rpo().filter(aim -> age.compareTo(aim) > 0).isPresent();
    return age(point) + " ago" + (isOld ? " (rpo MISSED)" : "");
  }

  private String age(RestorePoint point) {
    return Durations.words(Duration.between(point.created(), now));
  }

  private String points(ReplicaStatus status) {
    List<List<String>> rows =
        status.points().reversed().stream()
            .map(
                point ->
                    List.of(
                        "  " + age(point) + " ago",
                        point.created().toString(),
                        ReplicaJson.term(point) + (point.consistent() ? ", consistent" : ""),
                        point.name()))
            .toList();
    return "%nrestore points of '%s'%n".formatted(status.declaration().replica())
        + (rows.isEmpty() ? "  none\n" : Columns.text(rows));
  }

  /** One object a line. */
  public String json(List<ReplicaStatus> all) {
    return all.stream()
        .map(status -> ReplicaJson.of(runbook, status, now) + "\n")
        .collect(Collectors.joining());
  }
}
