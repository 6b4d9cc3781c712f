// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.PowerAction;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan does not run a replica in a live network beside its running source: in the order written,
 * a source that the plan fails over without {@code overlap: allowed} is not started or connected
 * unless it is isolated or stopped again before its replica starts.
 */
final class LiveOverlap implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook
        .written()
        .filter(plan -> plan.name() != PlanName.DRILL)
        .forEach(plan -> new Sources(runbook, findings).follow(plan));
  }

  /** The sources that steps of one plan are about. */
  private static final class Sources {
    private final Findings findings;
    private final Declarations declarations;
    private final PoweredVms vms;
    private final Set<String> isolated = new HashSet<>();
    private final Map<String, Step> live = new HashMap<>();
    private final Map<String, Step.Vm> started = new HashMap<>();

    private Sources(Runbook runbook, Findings findings) {
      this.findings = findings;
      this.declarations = new Declarations(runbook);
      this.vms = new PoweredVms(runbook);
    }

    private void follow(Plan plan) {
      Steps.performed(plan.steps())
          .forEach(
              step -> {
                switch (step) {
                  case Step.Vm vm -> machine(vm);
                  case Step.Power power when vms.isSource(power.vm(), power.site()) -> power(power);
                  case Step.Connection adapters when vms.isSource(adapters.vm(), adapters.site()) ->
                      connection(adapters);
                  default -> {}
                }
              });
    }

    private void machine(Step.Vm vm) {
      List<String> members =
          declarations.find(vm.vm()).map(ReplicaDeclaration::members).orElse(List.of());
      Stream.concat(Stream.of(vm.vm()), members.stream()).forEach(source -> starts(source, vm));
    }

    /** A planned failover shuts the source down itself; what is done to it later counts. */
    private void starts(String source, Step.Vm vm) {
      if (vm.overlap()) {
        return;
      }
      Step running = live.remove(source);
      if (running != null && vm.operation() == ReplicaOperation.FAILOVER) {
        tell(source, running, vm);
      }
      started.put(source, vm);
    }

    private void power(Step.Power power) {
      if (power.action() != PowerAction.POWER_ON) {
        live.remove(power.vm());
      } else if (!isolated.contains(power.vm())) {
        runs(power.vm(), power);
      }
    }

    private void connection(Step.Connection adapters) {
      if (adapters.connected()) {
        isolated.remove(adapters.vm());
        runs(adapters.vm(), adapters);
      } else if (adapters.network().isEmpty()) {
        isolated.add(adapters.vm());
        live.remove(adapters.vm());
      }
    }

    private void runs(String source, Step step) {
      Step.Vm replica = started.get(source);
      if (replica == null) {
        live.put(source, step);
      } else {
        tell(source, step, replica);
      }
    }

    private void tell(String source, Step step, Step.Vm replica) {
      String done = step instanceof Step.Connection ? "connected" : "powered on";
      findings.add(
          Problem.of(
                  Rule.LIVE_OVERLAP,
                  findings.place(step.at(), "vm"),
                  "the source '"
                      + source
                      + "' is "
                      + done
                      + " in a plan that runs its replica in a live network")
              .hint("take this out, disconnect the source first, or write overlap: allowed")
              .related(findings.place(replica.at(), "name"), "its replica is started here"));
    }
  }
}
