// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Group;
import io.muster.runbook.NetworkMapping;
import io.muster.runbook.Position;
import io.muster.runbook.Procedure;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Set;

/** Names are there, and can be parts of a step's path. */
final class Names implements Check {

  private static final Set<String> TAKEN = Set.of("before", "after");

  @Override
  public void check(Runbook runbook, Findings findings) {
    path(findings.place(runbook.at(), "name"), runbook.name(), "a runbook", findings);
    for (Group group : runbook.written().flatMap(plan -> plan.groups().stream()).toList()) {
      Position place = findings.place(group.at(), "name");
      path(place, group.name(), "a group", findings);
      if (TAKEN.contains(group.name())) {
        findings.add(
            Problem.of(Rule.INVALID_NAME, place, "a group cannot be called '" + group.name() + "'")
                .hint("the steps before and after all groups have this name; choose another"));
      }
    }
    Steps.of(runbook, Step.Vm.class)
        .forEach(vm -> path(findings.place(vm.at(), "name"), vm.vm(), "a machine", findings));
    for (Procedure procedure : runbook.procedures()) {
      path(findings.place(procedure.at(), "name"), procedure.name(), "a procedure", findings);
    }
    for (ReplicaDeclaration replica : runbook.replicas()) {
      present(Declarations.place(replica, findings), replica.source(), "a machine", findings);
      present(findings.place(replica.at(), "replica"), replica.replica(), "a replica", findings);
      for (int index = 0; index < replica.members().size(); index++) {
        Position place = findings.place(replica.at(), "of", index);
        path(place, replica.members().get(index), "a VM", findings);
      }
    }
    for (NetworkMapping network : runbook.networks()) {
      present(findings.place(network.at(), "network"), network.from(), "a network", findings);
      present(findings.place(network.at(), "to"), network.to(), "a network", findings);
      network
          .test()
          .ifPresent(
              test -> present(findings.place(network.at(), "test"), test, "a network", findings));
    }
  }

  private static void path(Position at, String name, String what, Findings findings) {
    present(at, name, what, findings);
    if (name.contains("/") || name.chars().anyMatch(Character::isISOControl)) {
      findings.add(
          Problem.of(
                  Rule.INVALID_NAME,
                  at,
                  "the name of " + what + " cannot contain '/' or a control character")
              .hint("the names of steps are paths, such as failover/databases/db01"));
    }
  }

  static void present(Position at, String name, String what, Findings findings) {
    if (name.isBlank() || !name.equals(name.strip())) {
      String sentence = name.isBlank() ? " is empty" : " begins or ends with a space";
      findings.add(Problem.of(Rule.INVALID_NAME, at, "the name of " + what + sentence));
    }
  }
}
