// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.RestorePoint;
import io.muster.runbook.RestorePointChoice;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The restore point that a runbook asks for, of one replica or of all VMs of a vApp: one that every
 * one of them has.
 *
 * @param name of the replica
 * @param points of each VM, oldest first
 */
record RestorePoints(String name, List<List<RestorePoint>> points) {

  /**
   * @param points reads those of a VM
   */
  static RestorePoints of(
      String name, List<Member> members, Function<Member, List<RestorePoint>> points) {
    return new RestorePoints(name, members.stream().map(points).toList());
  }

  /**
   * For each VM, its point.
   *
   * @param journal gives each VM's point of an instant, where its kind has instants
   * @throws StepFailure when there is none, or none that fits
   */
  List<RestorePoint> choose(
      RestorePointChoice choice, Function<Instant, List<RestorePoint>> journal) {
    return switch (choice) {
      case RestorePointChoice.Latest _ -> newest(_ -> true, "", this::all);
      case RestorePointChoice.LatestConsistent _ ->
          newest(RestorePoint::consistent, " that is application-consistent", this::all);
      case RestorePointChoice.Before(Instant instant) ->
          newest(point -> !point.created().isAfter(instant), " as old as " + instant, this::oldest);
      case RestorePointChoice.At(Instant instant) -> journal.apply(instant);
      case RestorePointChoice.Named(String wanted) ->
          newest(point -> point.name().equals(wanted), " named '" + wanted + "'", this::all);
    };
  }

  /**
   * @param which what is asked for, as it follows "restore point"
   * @param instead what there is
   */
  private List<RestorePoint> newest(
      Predicate<RestorePoint> fits, String which, Supplier<String> instead) {
    List<RestorePoint> common =
        points.getFirst().stream()
            .filter(fits)
            .filter(point -> points.stream().allMatch(of -> has(of, point)))
            .toList();
    if (common.isEmpty()) {
      throw none(which, instead);
    }
    RestorePoint chosen = common.getLast();
    return points.stream().map(of -> same(of, chosen)).toList();
  }

  private static boolean has(List<RestorePoint> points, RestorePoint point) {
    return points.stream().anyMatch(it -> it.name().equals(point.name()));
  }

  private static RestorePoint same(List<RestorePoint> points, RestorePoint point) {
    return points.stream()
        .filter(it -> it.name().equals(point.name()))
        .reduce((_, later) -> later)
        .orElseThrow();
  }

  private StepFailure none(String which, Supplier<String> instead) {
    String sentence =
        points.stream().anyMatch(List::isEmpty)
            ? "replica '%s' has no restore points; it has to be replicated at least once"
                .formatted(name)
            : "replica '%s' has no restore point%s; %s".formatted(name, which, instead.get());
    return StepFailure.refused("NoRestorePoint", sentence);
  }

  private String all() {
    return "it has "
        + points.getFirst().stream().map(RestorePoints::told).collect(Collectors.joining(", "));
  }

  private String oldest() {
    return "its oldest is " + told(points.getFirst().getFirst());
  }

  private static String told(RestorePoint point) {
    return "'%s' of %s".formatted(point.name(), point.created());
  }
}
