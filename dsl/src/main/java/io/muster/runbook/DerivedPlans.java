// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    List<Group> groups = new ArrayList<>();
    for (Group group : failover.groups()) {
      StepId groupId = id.child(group.name());
      List<Step> steps = new ArrayList<>();
      for (Step step : group.steps()) {
        StepId stepId = moved(step.id(), group.id(), groupId);
        switch (step) {
          case Step.Vm vm ->
              steps.add(
                  new Step.Vm(
                      stepId,
                      vm.at(),
                      vm.vm(),
                      ReplicaOperation.TEST_FAILOVER,
                      vm.point(),
                      vm.delay(),
                      vm.options()));
          case Step.Verify verify -> steps.add(moved(verify, group.id(), groupId));
          case Step.Wait wait -> steps.add(new Step.Wait(stepId, wait.at(), wait.duration()));
          case Step.Call _, Step.Notify _, Step.Power _ -> {}
        }
      }
      groups.add(
          new Group(
              groupId,
              group.at(),
              group.name(),
              group.after(),
              group.parallel(),
              group.critical(),
              steps));
    }
    return new Plan(PlanName.DRILL, id, List.of(), groups, List.of(), OnFailure.UNDO);
  }

  /**
   * Undo failover of every machine, backwards: a group begins when the groups that waited for it
   * are back, and its machines go in reverse (domain.md, order of undo). It goes on past errors.
   */
  static Plan undo(Plan failover) {
    StepId id = new StepId(PlanName.UNDO.word());
    Map<String, Set<String>> waitedForBy = new LinkedHashMap<>();
    failover.groups().forEach(group -> waitedForBy.put(group.name(), new LinkedHashSet<>()));
    for (Group group : failover.groups()) {
      group
          .after()
          .forEach(name -> waitedForBy.getOrDefault(name, new LinkedHashSet<>()).add(group.name()));
    }
    List<Group> groups = new ArrayList<>();
    for (Group group : failover.groups().reversed()) {
      StepId groupId = id.child(group.name());
      List<Step> steps = new ArrayList<>();
      for (Step step : group.steps().reversed()) {
        if (step instanceof Step.Vm vm) {
          steps.add(
              new Step.Vm(
                  groupId.child(vm.vm()),
                  vm.at(),
                  vm.vm(),
                  ReplicaOperation.UNDO_FAILOVER,
                  new RestorePointChoice.Latest(),
                  Duration.ZERO,
                  new StepOptions(vm.options().retries(), vm.options().timeout(), false)));
        }
      }
      groups.add(
          new Group(
              groupId,
              group.at(),
              group.name(),
              waitedForBy.getOrDefault(group.name(), Set.of()),
              group.parallel(),
              false,
              steps));
    }
    return new Plan(PlanName.UNDO, id, List.of(), groups, List.of(), OnFailure.HALT);
  }

  private static Step.Verify moved(Step.Verify verify, StepId from, StepId to) {
    List<Verification> verifications =
        verify.verifications().stream().map(v -> moved(v, moved(v.id(), from, to))).toList();
    return new Step.Verify(moved(verify.id(), from, to), verify.at(), verifications);
  }

  private static Verification moved(Verification verification, StepId id) {
    return switch (verification) {
      case Verification.Tools v ->
          new Verification.Tools(id, v.at(), v.vm(), v.within(), v.every());
      case Verification.Address v ->
          new Verification.Address(id, v.at(), v.vm(), v.within(), v.every());
      case Verification.Tcp v ->
          new Verification.Tcp(id, v.at(), v.vm(), v.port(), v.within(), v.every());
      case Verification.Http v ->
          new Verification.Http(id, v.at(), v.url(), v.status(), v.within(), v.every());
    };
  }

  private static StepId moved(StepId id, StepId from, StepId to) {
    return new StepId(to.path() + id.path().substring(from.path().length()));
  }
}
