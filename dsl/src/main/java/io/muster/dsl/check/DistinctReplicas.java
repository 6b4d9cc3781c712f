// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Rule;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.HashSet;
import java.util.Set;

/** Each machine has one replica, and each replica belongs to one machine. */
final class DistinctReplicas implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    First sources = new First(Rule.DUPLICATE_REPLICA, "remove one of them", findings);
    First replicas =
        new First(
            Rule.SHARED_REPLICA, "name the replica of each machine with replica: '..'", findings);
    Set<String> known = new HashSet<>();
    for (ReplicaDeclaration replica : runbook.replicas()) {
      sources.use(
          replica.source(),
          Declarations.place(replica, findings),
          "the replica of '" + replica.source() + "' is already declared");
      if (known.add(replica.source())) {
        replicas.use(
            replica.replica(),
            findings.place(replica.at(), "replica"),
            "'" + replica.replica() + "' is already the replica of another machine");
      }
    }
  }
}
