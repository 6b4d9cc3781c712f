// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.ArrayList;
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

  /** The same, which waits after all else, so that its machines stay up for so long. */
  public Plan keeping(Duration time, Position at) {
    if (time.isZero()) {
      return this;
    }
    List<Step> longer = new ArrayList<>(after);
    // why: no group can be called 'after', and no step that is written 'keep'
    longer.add(new Step.Wait(id.child("after").child("keep"), at, time, StepOptions.DEFAULT));
    return new Plan(name, id, before, groups, List.copyOf(longer), onFailure, decision);
  }

  /** The step that asks before all else, where somebody is asked. */
  public StepId confirmation() {
    // why: steps of a text are called by their kind, and no kind is called 'confirm'
    return id.child("before").child("confirm");
  }

  /**
   * The same, which begins by asking whether it is to be done; silence means that it is not.
   *
   * @param approvers people or groups of the configuration; empty means whoever may answer
   */
  public Plan askingFirst(String text, List<String> approvers, Duration within, Position at) {
    List<Step> more = new ArrayList<>(before);
    more.addFirst(
        new Step.Pause(
            confirmation(), at, text, approvers, within, PauseEnd.UNDO, StepOptions.DEFAULT));
    return new Plan(name, id, List.copyOf(more), groups, after, onFailure, decision);
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
