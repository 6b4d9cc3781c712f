// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Failback;
import io.muster.runbook.PowerAction;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Before a failback the replicas run, and after it the sources: the steps there do not power on or
 * connect the other one beside it.
 */
final class FailbackOverlap implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Failback failback = runbook.failback();
    PoweredVms vms = new PoweredVms(runbook);
    new Side(vms, false, findings).follow(failback.before());
    if (failback.powerOn()) {
      new Side(vms, true, findings).follow(failback.after());
    }
  }

  /** The steps before the failback, or those after it. */
  private static final class Side {
    private final PoweredVms vms;
    private final boolean back;
    private final Findings findings;
    private final Set<String> stopped = new HashSet<>();
    private final Set<String> isolated = new HashSet<>();

    private Side(PoweredVms vms, boolean back, Findings findings) {
      this.vms = vms;
      this.back = back;
      this.findings = findings;
    }

    private void follow(List<Step> steps) {
      Steps.performed(steps.stream())
          .forEach(
              step -> {
                switch (step) {
                  case Step.Power power ->
                      look(
                          power,
                          power.vm(),
                          power.site(),
                          power.action() == PowerAction.POWER_ON,
                          "powered on");
                  case Step.Connection adapters when adapters.network().isEmpty() ->
                      look(
                          adapters,
                          adapters.vm(),
                          adapters.site(),
                          adapters.connected(),
                          "connected");
                  default -> {}
                }
              });
    }

    private void look(Step step, String vm, Optional<String> site, boolean on, String done) {
      Optional<String> source = vms.isSource(vm, site) ? Optional.of(vm) : Optional.<String>empty();
      Optional<String> replica = vms.replicaOf(vm, site);
      Optional<String> running = back ? source : replica;
      if (!on) {
        running.ifPresent(stopped::add);
        if (step instanceof Step.Connection) {
          isolated.add(vm);
        }
        return;
      }
      (back ? replica : source)
          .filter(machine -> !stopped.contains(machine))
          .filter(_ -> step instanceof Step.Connection || !isolated.contains(vm))
          .ifPresent(machine -> tell(step, vm, machine, done));
    }

    private void tell(Step step, String vm, String machine, String done) {
      String sentence =
          back
              ? "the replica '%s' is %s after the failback has started '%s'"
              : "the source '%s' is %s before the failback, while the replica of '%s' runs";
      findings.add(
          Problem.of(
                  Rule.LIVE_OVERLAP,
                  findings.place(step.at(), "vm"),
                  sentence.formatted(vm, done, machine))
              .hint("take this out, or shut the other one down or disconnect it first"));
    }
  }
}
