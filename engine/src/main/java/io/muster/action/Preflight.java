// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.State;
import io.muster.run.StepFault;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.vsphere.VirtualMachine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be known before anything is changed, from one bulk read of the recovery site: whether
 * every critical machine of a plan can be recovered, and which are recovered already.
 *
 * @param refusals why the plan must not start, one sentence each; empty when it may
 * @param skips the steps that have nothing to do, with the reason
 */
public record Preflight(List<StepFault> refusals, Map<StepId, String> skips) {

  /** Looks at a plan; changes nothing. */
  public static Preflight of(Runbook runbook, Plan plan, Inventory inventory) {
    Map<String, List<VirtualMachine>> machines =
        inventory.read(runbook.sites().recovery()).stream()
            .collect(Collectors.groupingBy(VirtualMachine::name));
    List<StepFault> refusals = new ArrayList<>();
    Map<StepId, String> skips = new LinkedHashMap<>();
    for (Group group : plan.groups()) {
      for (Step step : group.steps()) {
        if (step instanceof Step.Vm vm) {
          try {
            Replica replica = find(runbook, vm, machines, inventory);
            Optional<String> skip = skip(replica, vm.operation());
            skip.ifPresentOrElse(
                reason -> skips.put(vm.id(), reason), () -> requirePossible(runbook, replica, vm));
          } catch (StepFailure failure) {
            if (group.critical() && vm.options().critical()) {
              refusals.add(failure.fault());
            }
          }
        }
      }
    }
    return new Preflight(refusals, skips);
  }

  private static Replica find(
      Runbook runbook,
      Step.Vm vm,
      Map<String, List<VirtualMachine>> machines,
      Inventory inventory) {
    ReplicaDeclaration declaration = runbook.replica(vm.vm()).orElseThrow();
    List<VirtualMachine> found = machines.getOrDefault(declaration.replica(), List.of());
    String site = runbook.sites().recovery();
    return switch (found.size()) {
      case 0 -> throw inventory.missing(site, declaration.replica());
      case 1 -> Replica.of(declaration, found.getFirst());
      default -> throw Inventory.ambiguous(site, declaration.replica(), found.size());
    };
  }

  private static Optional<String> skip(Replica replica, ReplicaOperation operation) {
    State state = replica.state();
    return switch (operation) {
      case FAILOVER ->
          replica
                  .mark()
                  .filter(mark -> !mark.drill() && mark.state() != State.PROCESSING)
                  .isPresent()
              ? Optional.of(
                  "replica '%s' is in state %s already"
                      .formatted(replica.vm().name(), state.word()))
              : Optional.empty();
      case TEST_FAILOVER -> Optional.empty();
      case UNDO_FAILOVER ->
          state == State.READY
              ? Optional.of(
                  "replica '%s' is Ready; there is nothing to undo".formatted(replica.vm().name()))
              : Optional.empty();
      case PLANNED_FAILOVER,
          PERMANENT_FAILOVER,
          FAILBACK,
          SWITCHOVER,
          COMMIT_FAILBACK,
          UNDO_FAILBACK ->
          Optional.empty();
    };
  }

  private static void requirePossible(Runbook runbook, Replica replica, Step.Vm vm) {
    if (vm.operation() == ReplicaOperation.UNDO_FAILOVER) {
      return;
    }
    replica.requireStartable(vm.operation() == ReplicaOperation.TEST_FAILOVER);
    RestorePoints.choose(replica.vm(), vm.point());
    if (vm.operation() == ReplicaOperation.TEST_FAILOVER) {
      NetworkPlan.test(replica.vm().name(), replica.vm().adapters(), runbook.networks());
    }
  }
}
