// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.runbook.RestorePointChoice;
import io.muster.vsphere.VirtualMachine;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The restore points of a snapshot replica are the snapshots of its VM (domain.md, section 1.2).
 */
final class RestorePoints {

  private RestorePoints() {}

  /** Oldest first; of one instant, parents first. */
  static List<RestorePoint> of(VirtualMachine replica) {
    return replica.snapshots().stream()
        .map(snapshot -> new RestorePoint(snapshot.id(), snapshot.name(), snapshot.created()))
        .sorted(Comparator.comparing(RestorePoint::created))
        .toList();
  }

  /**
   * The restore point that a runbook asks for.
   *
   * @throws StepFailure when the replica has none, or none that fits
   */
  static RestorePoint choose(VirtualMachine replica, RestorePointChoice choice) {
    List<RestorePoint> points = of(replica);
    if (points.isEmpty()) {
      throw StepFailure.refused(
          "NoRestorePoint",
          "replica '%s' has no restore points; it has to be replicated at least once"
              .formatted(replica.name()));
    }
    return switch (choice) {
      case RestorePointChoice.Latest _ -> points.getLast();
      case RestorePointChoice.Before before ->
          points.stream()
              .filter(point -> !point.created().isAfter(before.instant()))
              .reduce((_, later) -> later)
              .orElseThrow(
                  () ->
                      StepFailure.refused(
                          "NoRestorePoint",
                          "replica '%s' has no restore point as old as %s; its oldest is '%s' of %s"
                              .formatted(
                                  replica.name(),
                                  before.instant(),
                                  points.getFirst().name(),
                                  points.getFirst().created())));
      case RestorePointChoice.At _, RestorePointChoice.LatestConsistent _ ->
          throw StepFailure.refused(
              "NoRestorePoint",
              "replica '%s' is a snapshot replica, which has no restore point %s"
                  .formatted(replica.name(), choice));
      case RestorePointChoice.Named named -> named(replica, points, named.name());
    };
  }

  private static RestorePoint named(
      VirtualMachine replica, List<RestorePoint> points, String name) {
    List<RestorePoint> fitting =
        points.stream().filter(point -> point.name().equals(name)).toList();
    if (fitting.size() == 1) {
      return fitting.getFirst();
    }
    String names =
        points.stream().map(point -> "'" + point.name() + "'").collect(Collectors.joining(", "));
    String wrong = fitting.isEmpty() ? "no restore point" : fitting.size() + " restore points";
    throw StepFailure.refused(
        "NoRestorePoint",
        "replica '%s' has %s named '%s'; it has %s".formatted(replica.name(), wrong, name, names));
  }
}
