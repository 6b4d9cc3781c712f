// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plan that brings machines back (domain.md, section 2.8): phase 1 of all of them side by side,
 * the switch at its time, phase 2 in the order of the failover, the checks, the decision.
 */
final class FailbackPlan {

  private final Runbook runbook;
  private final Failback failback;
  private final StepId id = new StepId(PlanName.FAILBACK.word());
  private final Set<String> staying = new HashSet<>();
  private final String transfer;
  private final String switching;

  private FailbackPlan(Runbook runbook) {
    this.runbook = runbook;
    this.failback = runbook.failback();
    runbook.replicas().stream()
        .filter(replica -> !replica.kind().failsBackTo(failback.target()))
        .forEach(replica -> staying.add(replica.source()));
    Set<String> taken = new HashSet<>();
    runbook.failover().groups().forEach(group -> taken.add(group.name()));
    this.transfer = free("transfer", taken);
    this.switching = free("switch", taken);
  }

  static Plan of(Runbook runbook) {
    return new FailbackPlan(runbook).plan();
  }

  private Plan plan() {
    List<Group> groups = new ArrayList<>();
    groups.add(transfer());
    groups.add(switching());
    runbook.failover().groups().forEach(group -> groups.add(back(group)));
    List<Step> after = new ArrayList<>(failback.verify());
    after.addAll(failback.after());
    return new Plan(
        PlanName.FAILBACK,
        id,
        failback.before(),
        groups,
        List.copyOf(after),
        failback.onFailure(),
        Optional.of(failback.decision()));
  }

  private Group transfer() {
    StepId group = id.child(transfer);
    List<Step> steps =
        runbook
            .failover()
            .machines()
            .filter(this::comesBack)
            .<Step>map(vm -> machine(group, vm, ReplicaOperation.FAILBACK))
            .toList();
    return new Group(group, failback.at(), transfer, Set.of(), Group.DEFAULT_PARALLEL, true, steps);
  }

  private Group switching() {
    StepId group = id.child(switching);
    Step time =
        new Step.SwitchTime(
            group.child("time"), failback.at(), failback.switchover(), StepOptions.DEFAULT);
    return new Group(group, failback.at(), switching, Set.of(transfer), 1, true, List.of(time));
  }

  private Group back(Group group) {
    StepId moved = id.child(group.name());
    List<Step> steps =
        group.steps().stream()
            .filter(Step.Vm.class::isInstance)
            .map(Step.Vm.class::cast)
            .filter(this::comesBack)
            .<Step>map(vm -> machine(moved, vm, ReplicaOperation.SWITCHOVER))
            .toList();
    Set<String> after = new LinkedHashSet<>(group.after());
    after.add(switching);
    return new Group(
        moved,
        group.at(),
        group.name(),
        group.after().isEmpty() ? after : group.after(),
        group.parallel(),
        group.critical(),
        steps);
  }

  private boolean comesBack(Step.Vm vm) {
    return !staying.contains(vm.vm());
  }

  private static Step.Vm machine(StepId group, Step.Vm vm, ReplicaOperation operation) {
    return new Step.Vm(
        group.child(vm.vm()),
        vm.at(),
        vm.vm(),
        operation,
        new RestorePointChoice.Latest(),
        operation == ReplicaOperation.SWITCHOVER ? vm.delay() : Duration.ZERO,
        vm.overlap(),
        vm.options());
  }

  /** A name that no group of the runbook has. */
  private static String free(String name, Set<String> taken) {
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + "-" + number;
    }
    return free;
  }
}
