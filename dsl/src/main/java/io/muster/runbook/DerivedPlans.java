// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The plans that follow from the failover plan (LANGUAGE.md, Plans). */
final class DerivedPlans {

  private DerivedPlans() {}

  /**
   * The same groups into the test networks. Only machines, waits and verifications are kept: a
   * drill tells nobody outside that there is a disaster and leaves the sources alone. It always
   * ends with an undo.
   */
  static Plan drill(Plan failover) {
    StepId id = new StepId(PlanName.DRILL.word());
    List<Group> groups =
        failover.groups().stream()
            .map(group -> moved(group, id, group.critical(), DerivedPlans::inDrill))
            .toList();
    return new Plan(PlanName.DRILL, id, List.of(), groups, List.of(), OnFailure.UNDO);
  }

  private static Optional<Step> inDrill(Step step) {
    return switch (step) {
      case Step.Vm vm -> Optional.of(vm.by(ReplicaOperation.TEST_FAILOVER));
      case Step.Verify _, Step.Wait _ -> Optional.of(step);
      case Step.Pause _,
          Step.Call _,
          Step.Notify _,
          Step.Guest _,
          Step.Perform _,
          Step.Power _,
          Step.Snapshot _,
          Step.Connection _,
          Step.SwitchTime _ ->
          Optional.empty();
    };
  }

  /** The same plan, each machine by planned failover. */
  static Plan plannedFailover(Plan failover) {
    StepId id = new StepId(PlanName.PLANNED_FAILOVER.word());
    return new Plan(
        PlanName.PLANNED_FAILOVER,
        id,
        moved(failover.before(), failover.id(), id),
        failover.groups().stream()
            .map(
                group ->
                    moved(
                        group,
                        id,
                        group.critical(),
                        step ->
                            Optional.of(
                                step instanceof Step.Vm vm
                                    ? vm.by(ReplicaOperation.PLANNED_FAILOVER)
                                    : step)))
            .toList(),
        moved(failover.after(), failover.id(), id),
        failover.onFailure(),
        failover.decision());
  }

  /**
   * Undo failover of every machine, backwards: a group begins when the groups that waited for it
   * are back, and its machines go in reverse (domain.md, order of undo). It goes on past errors.
   */
  static Plan undo(Plan failover) {
    Map<String, Set<String>> waitedForBy = new LinkedHashMap<>();
    failover.groups().forEach(group -> waitedForBy.put(group.name(), new LinkedHashSet<>()));
    for (Group group : failover.groups()) {
      group
          .after()
          .forEach(name -> waitedForBy.getOrDefault(name, new LinkedHashSet<>()).add(group.name()));
    }
    List<Group> groups =
        failover.groups().reversed().stream()
            .map(
                group ->
                    new Group(
                        group.id(),
                        group.at(),
                        group.name(),
                        waitedForBy.getOrDefault(group.name(), Set.of()),
                        group.parallel(),
                        false,
                        group.steps().reversed()))
            .toList();
    return each(PlanName.UNDO, ReplicaOperation.UNDO_FAILOVER, groups);
  }

  /** One operation on every machine, in the order of the failover; it goes on past errors. */
  static Plan finalizer(PlanName name, ReplicaOperation operation, Plan failover) {
    return each(name, operation, failover.groups());
  }

  /** Replication the other way round, of the machines whose kind has it. */
  static Plan reprotect(Plan failover, Predicate<String> reversible) {
    ReplicaOperation operation = ReplicaOperation.REPROTECT;
    return each(
        PlanName.REPROTECT,
        failover.groups(),
        step -> only(step, operation).filter(vm -> reversible.test(vm.vm())));
  }

  private static Plan each(PlanName name, ReplicaOperation operation, List<Group> groups) {
    return each(name, groups, step -> only(step, operation));
  }

  private static Plan each(
      PlanName name, List<Group> groups, Function<Step, Optional<Step.Vm>> change) {
    StepId id = new StepId(name.word());
    List<Group> moved =
        groups.stream()
            .map(group -> moved(group, id, false, step -> change.apply(step).map(Step.class::cast)))
            .toList();
    return new Plan(name, id, List.of(), moved, List.of(), OnFailure.HALT);
  }

  private static Optional<Step.Vm> only(Step step, ReplicaOperation operation) {
    return step instanceof Step.Vm vm
        ? Optional.of(
            new Step.Vm(
                vm.id(),
                vm.at(),
                vm.vm(),
                operation,
                new RestorePointChoice.Latest(),
                Duration.ZERO,
                vm.overlap(),
                new StepOptions(vm.options().retries(), vm.options().timeout(), false)))
        : Optional.empty();
  }

  /** The group in another plan, with what becomes of each of its steps. */
  private static Group moved(
      Group group, StepId plan, boolean critical, Function<Step, Optional<Step>> change) {
    StepId id = plan.child(group.name());
    List<Step> steps = group.steps().stream().flatMap(step -> change.apply(step).stream()).toList();
    return new Group(
        id,
        group.at(),
        group.name(),
        group.after(),
        group.parallel(),
        critical,
        moved(steps, group.id(), id));
  }

  private static List<Step> moved(List<Step> steps, StepId from, StepId to) {
    return steps.stream().map(step -> step.renamed(id -> id.moved(from, to))).toList();
  }
}
