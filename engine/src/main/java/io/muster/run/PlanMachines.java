// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.Set;
import java.util.TreeSet;

/** All machines that a plan names, whatever it does to them. */
public final class PlanMachines {

  private PlanMachines() {}

  public static Set<String> of(Plan plan) {
    Set<String> names = new TreeSet<>();
    plan.steps().forEach(step -> add(step, names));
    return names;
  }

  private static void add(Step step, Set<String> names) {
    switch (step) {
      case Step.Vm vm -> names.add(vm.vm());
      case Step.Power power -> names.add(power.vm());
      case Step.Snapshot snapshot -> names.add(snapshot.vm());
      case Step.Connection connection -> names.add(connection.vm());
      case Step.Guest guest -> names.add(guest.program().vm());
      case Step.Verify verify -> verify.verifications().forEach(it -> add(it, names));
      case Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Pause _,
          Step.Perform _,
          Step.SwitchTime _ -> {}
    }
    step.parts().forEach(part -> add(part, names));
    step.options().undo().ifPresent(steps -> steps.forEach(back -> add(back, names)));
  }

  private static void add(Verification verification, Set<String> names) {
    verification.machine().ifPresent(names::add);
  }
}
