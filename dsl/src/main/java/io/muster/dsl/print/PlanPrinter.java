// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.dsl.timeline.Timeline;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A plan as a table: each step with the earliest time it can begin, what it does and why then. The
 * times count delays and waits only; what vSphere and the guests need comes on top.
 */
public final class PlanPrinter {

  private final Plan plan;
  private final Timeline timeline;
  private final Offsets offsets;
  private final Descriptions descriptions;
  private final Summary summary;
  private final LeftOut leftOut;
  private final Table table = new Table();

  private PlanPrinter(Runbook runbook, Plan plan) {
    this.plan = plan;
    this.timeline = new Timeline(plan);
    this.offsets = new Offsets(plan, timeline);
    this.descriptions = new Descriptions(runbook);
    this.summary = new Summary(runbook, plan);
    this.leftOut = new LeftOut(runbook, plan.name());
  }

  public static String print(Runbook runbook, Plan plan) {
    return new PlanPrinter(runbook, plan).text();
  }

  private String text() {
    steps(plan.before(), "before all groups", id -> offsets.of(id, ""), "  ");
    timeline.order().forEach(this::group);
    steps(plan.after(), "when all groups are complete", offsets::last, "  ");
    String end = System.lineSeparator();
    String head = String.join(end, summary.lines()) + end + end + table.text();
    return plan.decision()
        .map(decision -> Decisions.sentences(plan.name(), decision))
        .map(sentences -> head + end + String.join(end, sentences) + end)
        .orElse(head);
  }

  private void group(Group group) {
    String why = group.after().isEmpty() ? "at once" : "after " + Reasons.names(group.after());
    table.row(offsets.of(group.id(), group.name()), group.id().path(), what(group), why);
    steps(group.steps(), "", id -> offsets.of(id, group.name()), "  ");
  }

  private String what(Group group) {
    if (group.steps().isEmpty()) {
      return "group, nothing to do";
    }
    boolean machines = group.steps().stream().anyMatch(Step.Vm.class::isInstance);
    return "group"
        + (machines ? ", " + group.parallel() + " at a time" : "")
        + (group.critical() || summary.goesOn() ? "" : ", not critical");
  }

  private void steps(List<Step> steps, String why, Function<StepId, String> time, String indent) {
    Reasons reasons = new Reasons(why);
    for (Step step : steps) {
      table.row(
          time.apply(step.id()), indent + step.id().path(), description(step), reasons.of(step));
      parts(step, indent + "  ");
      steps(step.parts(), "", time, indent + "  ");
      step.options().undo().ifPresent(undo -> table.row("", indent + "  taken back by", all(undo)));
    }
  }

  /** What a step consists of: the vSphere calls of a machine, the checks of a verification. */
  private void parts(Step step, String indent) {
    switch (step) {
      case Step.Vm vm ->
          leftOut
              .why(vm.vm())
              .ifPresentOrElse(
                  why -> table.row("", indent + "cannot", vm.vm() + " " + why),
                  () ->
                      table.row("", indent + "vSphere", String.join(", ", descriptions.calls(vm))));
      case Step.Verify verify ->
          verify
              .verifications()
              .forEach(check -> table.row("", indent + check.id().path(), Descriptions.of(check)));
      case Step.Perform _,
          Step.Power _,
          Step.Snapshot _,
          Step.Connection _,
          Step.Wait _,
          Step.SwitchTime _,
          Step.Pause _,
          Step.Call _,
          Step.Guest _,
          Step.Notify _ -> {}
    }
  }

  private String all(List<Step> steps) {
    return steps.stream().map(descriptions::action).collect(Collectors.joining("; "));
  }

  private String description(Step step) {
    if (plan.name() == PlanName.UNDO) {
      return descriptions.action(step);
    }
    String all = descriptions.of(step);
    return summary.goesOn() ? all.replaceFirst(", not critical$", "") : all;
  }
}
