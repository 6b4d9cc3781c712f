// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done, and in which order: first {@code before}, then the groups as their {@code after}
 * says, then {@code after}, then the decision.
 *
 * @param decision what becomes of it once it stands; empty means that it stays as it is
 */
public record Plan(
    PlanName name,
    StepId id,
    List<Step> before,
    List<Group> groups,
    List<Step> after,
    OnFailure onFailure,
    Optional<Decision> decision) {

  /** A plan without a decision. */
  public Plan(
      PlanName name,
      StepId id,
      List<Step> before,
      List<Group> groups,
      List<Step> after,
      OnFailure onFailure) {
    this(name, id, before, groups, after, onFailure, Optional.empty());
  }

  /** Its steps in the order written, without those that are a part of another. */
  public Stream<Step> steps() {
    Stream<Step> inGroups = groups.stream().flatMap(group -> group.steps().stream());
    return Stream.of(before.stream(), inGroups, after.stream()).flatMap(steps -> steps);
  }

  /** Its machines in the order written. */
  public Stream<Step.Vm> machines() {
    return groups.stream()
        .flatMap(group -> group.steps().stream())
        .filter(Step.Vm.class::isInstance)
        .map(Step.Vm.class::cast);
  }
}
