// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A plan for some of its machines. */
public final class PlanSelection {

  private PlanSelection() {}

  /**
   * The named machines with their verifications, in the plan's order. The steps before, between and
   * after them are left out, because they are meant for the whole plan.
   */
  public static Plan only(Plan plan, Set<String> machines) {
    List<Group> groups = new ArrayList<>();
    for (Group group : plan.groups()) {
      List<Step> steps =
          group.steps().stream().flatMap(step -> only(step, machines).stream()).toList();
      groups.add(group.with(steps));
    }
    return new Plan(
        plan.name(), plan.id(), List.of(), groups, List.of(), plan.onFailure(), plan.decision());
  }

  private static Optional<Step> only(Step step, Set<String> machines) {
    return switch (step) {
      case Step.Vm vm -> machines.contains(vm.vm()) ? Optional.of(vm) : Optional.empty();
      case Step.Verify verify -> {
        List<Verification> kept =
            verify.verifications().stream()
                .filter(v -> v.machine().filter(machines::contains).isPresent())
                .toList();
        yield kept.isEmpty()
            ? Optional.empty()
            : Optional.of(new Step.Verify(verify.id(), verify.at(), kept, verify.options()));
      }
      case Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Power _,
          Step.Pause _,
          Step.Guest _,
          Step.Perform _,
          Step.Snapshot _,
          Step.Connection _ ->
          Optional.empty();
      case Step.SwitchTime time -> Optional.of(time);
    };
  }
}
