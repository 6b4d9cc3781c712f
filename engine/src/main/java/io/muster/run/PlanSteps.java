// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import io.muster.runbook.Verification;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a plan by their ids, in the order written; a verification counts as a step of its
 * own.
 */
public final class PlanSteps {

  /**
   * @param options with the group's {@code critical} taken in
   * @param step the step, or for a verification the one that it is a part of
   */
  public record Entry(
      StepPlace place, StepOptions options, Step step, Optional<Verification> verification) {
    Entry(StepPlace place, StepOptions options, Step step) {
      this(place, options, step, Optional.empty());
    }
  }

  private final Map<StepId, Entry> entries = new LinkedHashMap<>();

  public PlanSteps(Plan plan) {
    // why: what takes a run back goes on past errors (domain.md, order of undo)
    boolean stops = plan.name() != PlanName.UNDO;
    plan.before()
        .forEach(
            step -> add(step, Optional.empty(), stops || step.id().equals(plan.confirmation())));
    for (Group group : plan.groups()) {
      group.steps().forEach(step -> add(step, Optional.of(group), group.critical()));
    }
    // why: a failing `after` step is a warning of the run (domain.md, before/after steps)
    plan.after().forEach(step -> add(step, Optional.empty(), false));
  }

  public Optional<Entry> find(StepId id) {
    return Optional.ofNullable(entries.get(id));
  }

  /** What a step is journaled by: its id, or those of its verifications. */
  static List<StepId> ids(Step step) {
    return step instanceof Step.Verify verify
        ? verify.verifications().stream().map(Verification::id).toList()
        : List.of(step.id());
  }

  public Collection<Entry> all() {
    return List.copyOf(entries.values());
  }

  private void add(Step step, Optional<Group> group, boolean critical) {
    StepOptions options = step.options().criticalIf(critical);
    Optional<String> name = group.map(Group::name);
    switch (step) {
      case Step.Verify verify -> {
        for (Verification v : verify.verifications()) {
          put(new Entry(new StepPlace(v.id(), name, v.machine()), options, step, Optional.of(v)));
        }
      }
      case Step.Vm vm ->
          put(new Entry(new StepPlace(vm.id(), name, Optional.of(vm.vm())), options, step));
      case Step.Power power ->
          put(new Entry(new StepPlace(power.id(), name, Optional.of(power.vm())), options, step));
      case Step.Connection connection ->
          put(
              new Entry(
                  new StepPlace(connection.id(), name, Optional.of(connection.vm())),
                  options,
                  step));
      case Step.Wait _,
          Step.Call _,
          Step.Notify _,
          Step.Pause _,
          Step.Guest _,
          Step.Perform _,
          Step.Snapshot _,
          Step.SwitchTime _ ->
          put(new Entry(new StepPlace(step.id(), name, Optional.empty()), options, step));
    }
  }

  private void put(Entry entry) {
    entries.put(entry.place().id(), entry);
  }
}
