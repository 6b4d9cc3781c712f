// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.dsl.timeline.Timeline;
import io.muster.runbook.Group;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A plan as a table: each step with the earliest time it can begin, what it does and why then. The
 * times count delays and waits only; what vSphere and the guests need comes on top.
 */
public final class PlanPrinter {

  private final Runbook runbook;
  private final Plan plan;
  private final Timeline timeline;
  private final Descriptions descriptions;
  private final Table table = new Table();

  private PlanPrinter(Runbook runbook, Plan plan) {
    this.runbook = runbook;
    this.plan = plan;
    this.timeline = new Timeline(plan);
    this.descriptions = new Descriptions(runbook);
  }

  public static String print(Runbook runbook, Plan plan) {
    return new PlanPrinter(runbook, plan).text();
  }

  private String text() {
    steps(plan.before(), "before all groups");
    timeline.order().forEach(this::group);
    steps(plan.after(), "when all groups are complete");
    String title =
        "%s of '%s': %s%n".formatted(plan.name().word(), runbook.name(), runbook.title());
    return title + summary() + System.lineSeparator() + table.text();
  }

  private String summary() {
    long machines = machines().count();
    String route =
        "%s, %s; %s to %s"
            .formatted(
                counted(machines, "machine"),
                counted(plan.groups().size(), "group"),
                runbook.sites().production(),
                runbook.sites().recovery());
    String failure =
        switch (plan.onFailure()) {
          case HALT ->
              plan.name() == PlanName.UNDO ? "goes on past failures" : "a failure halts the plan";
          case ASK -> "after a failure people are asked";
          case UNDO ->
              plan.name() == PlanName.DRILL ? "ends with undo" : "a failure takes everything back";
        };
    return route + "; " + failure + System.lineSeparator();
  }

  private Stream<Step> machines() {
    return plan.groups().stream()
        .flatMap(group -> group.steps().stream())
        .filter(Step.Vm.class::isInstance);
  }

  private void group(Group group) {
    String why = group.after().isEmpty() ? "at once" : "after " + Reasons.names(group.after());
    String critical = group.critical() || plan.name() == PlanName.UNDO ? "" : ", not critical";
    table.row(
        offset(timeline.start(group.id())),
        group.id().path(),
        "group, " + group.parallel() + " at a time" + critical,
        why);
    steps(group.steps(), "");
  }

  private void steps(List<Step> steps, String why) {
    Reasons reasons = new Reasons(why);
    for (Step step : steps) {
      table.row(
          offset(timeline.start(step.id())),
          "  " + step.id().path(),
          description(step),
          reasons.of(step));
      parts(step);
    }
  }

  /** What a step consists of: the vSphere calls of a machine, the checks of a verification. */
  private void parts(Step step) {
    switch (step) {
      case Step.Vm vm ->
          table.row("", "    vSphere", String.join(", ", descriptions.calls(vm)), "");
      case Step.Verify verify ->
          verify
              .verifications()
              .forEach(
                  check -> table.row("", "    " + check.id().path(), Descriptions.of(check), ""));
      case Step.Perform perform -> steps(perform.steps(), "");
      case Step.Power _,
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

  private String description(Step step) {
    return plan.name() == PlanName.UNDO ? descriptions.action(step) : descriptions.of(step);
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  /** "+1:05:00", hours only where there are some. */
  private static String offset(Duration time) {
    return time.toHours() > 0
        ? "+%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
        : "+%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
  }
}
