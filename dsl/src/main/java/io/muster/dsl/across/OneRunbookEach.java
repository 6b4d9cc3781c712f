// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.across;

import io.muster.problem.Problem;
import io.muster.problem.Problems;
import io.muster.problem.Rule;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A machine is failed over by one runbook; two could start and stop it against each other. */
final class OneRunbookEach implements AcrossCheck {

  @Override
  public void check(List<Runbook> runbooks, Problems problems) {
    Map<Machine, Use> uses = new HashMap<>();
    for (Runbook runbook : runbooks) {
      for (ReplicaDeclaration replica : runbook.replicas()) {
        names(replica)
            .map(name -> new Machine(runbook.sites().production(), name))
            .forEach(
                machine -> {
                  Use first = uses.putIfAbsent(machine, new Use(runbook, replica));
                  if (first != null && !first.isIn(runbook)) {
                    problems.addEach(shared(machine, replica, first), it -> it);
                  }
                });
      }
    }
  }

  /** The machine or vApp, and the VMs that start and stop with it. */
  private static Stream<String> names(ReplicaDeclaration replica) {
    return Stream.concat(Stream.of(replica.source()), replica.members().stream());
  }

  private static Problem shared(Machine machine, ReplicaDeclaration replica, Use first) {
    return Problem.of(
            Rule.SHARED_MACHINE,
            replica.at(),
            "machine '%s' of site '%s' is failed over by runbook '%s' as well"
                .formatted(machine.name, machine.site, first.runbook.name()))
        .hint("keep it in one of them")
        .related(first.replica.at(), "'" + machine.name + "' is here first");
  }

  private record Machine(String site, String name) {}

  private record Use(Runbook runbook, ReplicaDeclaration replica) {

    boolean isIn(Runbook other) {
      return runbook.source().equals(other.source());
    }
  }
}
