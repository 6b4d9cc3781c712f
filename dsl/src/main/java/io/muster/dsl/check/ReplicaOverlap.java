// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.PowerAction;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.HashSet;
import java.util.Set;

/**
 * A plan does not power on or connect a replica by a step of its own while the source may run: only
 * after its machine, or when the source is stopped or isolated before, or the machine says {@code
 * overlap: allowed}.
 */
final class ReplicaOverlap implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook
        .written()
        .filter(plan -> plan.name() != PlanName.DRILL)
        .forEach(plan -> new Replicas(runbook, findings).follow(plan));
  }

  /** The machines whose replicas may be started at a point of one plan. */
  private static final class Replicas {
    private final PoweredVms vms;
    private final Findings findings;
    private final Set<String> safe = new HashSet<>();
    private final Set<String> isolated = new HashSet<>();

    private Replicas(Runbook runbook, Findings findings) {
      this.vms = new PoweredVms(runbook);
      this.findings = findings;
    }

    private void follow(Plan plan) {
      plan.machines().filter(Step.Vm::overlap).forEach(vm -> safe.add(vm.vm()));
      Steps.performed(plan.steps())
          .forEach(
              step -> {
                switch (step) {
                  case Step.Vm vm -> safe.add(vm.vm());
                  case Step.Power power -> power(power);
                  case Step.Connection adapters -> connection(adapters);
                  default -> {}
                }
              });
    }

    private void power(Step.Power power) {
      boolean on = power.action() == PowerAction.POWER_ON;
      if (!on && vms.isSource(power.vm(), power.site())) {
        safe.add(power.vm());
      }
      if (on && !isolated.contains(power.vm())) {
        vms.replicaOf(power.vm(), power.site())
            .ifPresent(source -> starts(power, power.vm(), source, "powered on"));
      }
    }

    private void connection(Step.Connection adapters) {
      boolean source = vms.isSource(adapters.vm(), adapters.site());
      if (!adapters.connected() && adapters.network().isEmpty()) {
        (source ? safe : isolated).add(adapters.vm());
      }
      if (adapters.connected()) {
        vms.replicaOf(adapters.vm(), adapters.site())
            .ifPresent(machine -> starts(adapters, adapters.vm(), machine, "connected"));
      }
    }

    private void starts(Step step, String replica, String source, String done) {
      if (!safe.contains(source)) {
        findings.add(
            Problem.of(
                    Rule.LIVE_OVERLAP,
                    findings.place(step.at(), "vm"),
                    "the replica '%s' is %s while its source '%s' may run"
                        .formatted(replica, done, source))
                .hint(
                    "start it with vm '"
                        + source
                        + "', or shut the source down or disconnect it first"));
      }
    }
  }
}
