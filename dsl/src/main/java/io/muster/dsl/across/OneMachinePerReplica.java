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

/** A replica VM belongs to one machine, whichever runbook names it. */
final class OneMachinePerReplica implements AcrossCheck {

  @Override
  public void check(List<Runbook> runbooks, Problems problems) {
    Map<Replica, Use> uses = new HashMap<>();
    for (Runbook runbook : runbooks) {
      for (ReplicaDeclaration declared : runbook.replicas()) {
        Replica replica = new Replica(runbook.sites().recovery(), declared.replica());
        Use first = uses.putIfAbsent(replica, new Use(runbook, declared));
        if (first != null && first.isOfAnotherMachine(runbook, declared)) {
          problems.add(shared(replica, declared, first));
        }
      }
    }
  }

  private static Problem shared(Replica replica, ReplicaDeclaration declared, Use first) {
    return Problem.of(
            Rule.SHARED_REPLICA,
            declared.at(),
            "'%s' at site '%s' is already the replica of '%s' of site '%s' in runbook '%s'"
                .formatted(
                    replica.name,
                    replica.site,
                    first.declared.source(),
                    first.runbook.sites().production(),
                    first.runbook.name()))
        .hint("name another replica with replica: '..'")
        .related(first.declared.at(), "'" + replica.name + "' is here first");
  }

  private record Replica(String site, String name) {}

  private record Use(Runbook runbook, ReplicaDeclaration declared) {

    boolean isOfAnotherMachine(Runbook other, ReplicaDeclaration its) {
      // why: within one runbook its own rules have told this already
      return !other.source().equals(runbook.source())
          && !(its.source().equals(declared.source())
              && other.sites().production().equals(runbook.sites().production()));
    }
  }
}
