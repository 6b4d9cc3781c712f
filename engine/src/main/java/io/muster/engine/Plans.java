// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.problem.NearMiss;
import io.muster.run.NotYet;
import io.muster.run.PlanSelection;
import io.muster.run.StepFault;
import io.muster.runbook.Decision;
import io.muster.runbook.Plan;
import io.muster.runbook.PlanName;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Switchover;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds the plan that a request means. */
final class Plans {

  private Plans() {}

  /**
   * @throws RunRefusedException when this version cannot run the plan yet
   * @throws InvalidRequestException when the plan has no such machine
   */
  static Plan of(RunRequest request) {
    requireParameters(request);
    Plan plan = untilSwitch(request.runbook(), request.runbook().plan(request.plan()));
    Plan chosen = request.machines().isEmpty() ? plan : only(request.machines(), plan);
    List<String> notYet = new ArrayList<>(NotYet.in(chosen));
    if (chosen.decision().filter(it -> it.chooses(Decision.Choice.FAILBACK)).isPresent()) {
      notYet.addAll(NotYet.in(request.runbook().plan(PlanName.FAILBACK)));
    }
    if (!notYet.isEmpty()) {
      throw new RunRefusedException(
          notYet.stream().map(text -> new StepFault("NotSupported", text, true)).toList());
    }
    return request.plan() == PlanName.DRILL
        ? chosen.keeping(request.terms().keep(), request.runbook().at())
        : chosen;
  }

  /** A failback that is switched by hand ends before the switch; the plan switchover goes on. */
  private static Plan untilSwitch(Runbook runbook, Plan plan) {
    boolean isByHand =
        plan.name() == PlanName.FAILBACK
            && runbook.failback().switchover() instanceof Switchover.Manual;
    return isByHand
        ? new Plan(
            plan.name(),
            plan.id(),
            plan.before(),
            plan.groups().subList(0, 1),
            List.of(),
            plan.onFailure(),
            plan.decision())
        : plan;
  }

  private static Plan only(Set<String> machines, Plan plan) {
    TreeSet<String> known = new TreeSet<>();
    plan.machines().forEach(vm -> known.add(vm.vm()));
    requireKnown("plan '%s'".formatted(plan.name().word()), known, machines);
    return PlanSelection.only(plan, machines);
  }

  /** The machines of a runbook that are asked for, in the order of its text. */
  static List<String> replicated(ReplicationRequest request) {
    List<String> known =
        request.runbook().replicas().stream().map(ReplicaDeclaration::source).toList();
    requireKnown(
        "runbook '%s'".formatted(request.runbook().name()),
        new TreeSet<>(known),
        request.machines());
    return request.machines().isEmpty()
        ? known
        : known.stream().filter(request.machines()::contains).toList();
  }

  private static void requireKnown(String where, Set<String> known, Set<String> machines) {
    List<String> unknown = new ArrayList<>();
    for (String machine : machines) {
      if (!known.contains(machine)) {
        String near =
            NearMiss.hint(machine, known).map(hint -> "; " + hint).orElse("; it has " + known);
        unknown.add("%s has no machine '%s'%s".formatted(where, machine, near));
      }
    }
    if (!unknown.isEmpty()) {
      throw new InvalidRequestException(unknown);
    }
  }

  /** A drill is a rehearsal: what a real run has to be told need not be told to it. */
  private static void requireParameters(RunRequest request) {
    if (request.plan() == PlanName.DRILL) {
      return;
    }
    List<String> missing =
        request.runbook().parameters().stream()
            .filter(parameter -> parameter.required() && parameter.value().isEmpty())
            .map(
                parameter ->
                    "parameter '%s' is required; pass --set %s=.."
                        .formatted(parameter.name(), parameter.name()))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidRequestException(missing);
    }
  }
}
