// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.print;

import io.muster.runbook.DrillSchedule;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.Parameter;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a plan is about, in a few lines above its steps. */
public final class Summary {

  private final Runbook runbook;
  private final Plan plan;

  /** The summary of one plan of a runbook. */
  public Summary(Runbook runbook, Plan plan) {
    this.runbook = runbook;
    this.plan = plan;
  }

  /** The plan, the runbook and its title. */
  public String title() {
    return "%s of '%s': %s".formatted(plan.name().word(), runbook.name(), runbook.title());
  }

  /** How many machines go from where to where, and what a failure does. */
  public String counts() {
    long machines = plan.machines().map(Step.Vm::vm).distinct().count();
    return "%s, %s; %s; %s"
        .formatted(
            counted(machines, "machine"),
            counted(plan.groups().size(), "group"),
            route(),
            failure());
  }

  /** What a failure does to the plan. */
  public String failure() {
    if (goesOn()) {
      return "goes on past failures";
    }
    return switch (plan.onFailure()) {
      case HALT -> "a failure halts the plan";
      case ASK -> "after a failure people are asked";
      case UNDO ->
          plan.name() == PlanName.DRILL ? "ends with undo" : "a failure takes everything back";
    };
  }

  /** Whether none of its steps can stop the plan. */
  public boolean goesOn() {
    return switch (plan.name()) {
      case UNDO, PERMANENT, COMMIT, SWITCHOVER, REPROTECT -> true;
      case FAILOVER, PLANNED_FAILOVER, DRILL, FAILBACK -> false;
    };
  }

  /** Everything above the steps. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(title(), counts()));
    if (plan.name() == PlanName.FAILBACK) {
      lines.add("times after the switch are counted from the switch");
    }
    if (plan.name() == PlanName.DRILL) {
      runbook.drills().forEach(drill -> lines.add(schedule(drill)));
    }
    if (!runbook.parameters().isEmpty()) {
      lines.add(
          "parameters: "
              + runbook.parameters().stream()
                  .map(Summary::parameter)
                  .collect(Collectors.joining(", ")));
    }
    new LeftOut(runbook, plan.name()).sentences().forEach(why -> lines.add("cannot: " + why));
    return lines;
  }

  private String route() {
    String production = runbook.sites().production();
    String recovery = runbook.sites().recovery();
    return switch (plan.name()) {
      case FAILOVER, PLANNED_FAILOVER, DRILL, UNDO -> production + " to " + recovery;
      case PERMANENT -> "at " + recovery;
      case COMMIT -> "at " + production;
      case REPROTECT -> recovery + " to " + production;
      case FAILBACK, SWITCHOVER -> recovery + " to " + production + ", " + target();
    };
  }

  private String target() {
    String where =
        switch (runbook.failback().target()) {
          case FailbackTarget.Original _ -> "to the original VMs";
          case FailbackTarget.Restored restored -> "to the VMs '" + restored.name() + "'";
          case FailbackTarget.Location location -> "to new VMs" + place(location);
        };
    return runbook.failback().powerOn() ? where : where + ", which stay off";
  }

  /** Where the new VMs of a failback are made, in parentheses; empty where it is not said. */
  public static String place(FailbackTarget.Location location) {
    List<String> parts = new ArrayList<>();
    location.host().ifPresent(name -> parts.add("host '" + name + "'"));
    location.datastore().ifPresent(name -> parts.add("datastore '" + name + "'"));
    location.folder().ifPresent(name -> parts.add("folder '" + name + "'"));
    location.pool().ifPresent(name -> parts.add("pool '" + name + "'"));
    location.network().ifPresent(name -> parts.add("network '" + name + "'"));
    return parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")";
  }

  private static String schedule(DrillSchedule drill) {
    String keep =
        drill.keep().isZero()
            ? ""
            : "; the machines are kept for " + Times.text(drill.keep()) + ", then taken back";
    return "every '%s' in %s%s".formatted(drill.cron(), drill.zone(), keep);
  }

  private static String parameter(Parameter parameter) {
    String value = parameter.value().or(parameter::otherwise).orElse("not given");
    return parameter.name() + " = " + Secrets.hidden(parameter.name(), value);
  }

  private static String counted(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
