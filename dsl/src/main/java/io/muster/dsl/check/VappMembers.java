// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;

/** A vApp has VMs, and each of them is in that vApp only. */
final class VappMembers implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Declarations declarations = new Declarations(runbook);
    First first =
        new First(Rule.DUPLICATE_MEMBER, "a VM is in one vApp, and once; remove one", findings);
    for (ReplicaDeclaration replica : runbook.replicas()) {
      if (replica.kind() == ReplicaKind.VAPP) {
        check(replica, declarations, first, findings);
      }
    }
  }

  private static void check(
      ReplicaDeclaration vapp, Declarations declarations, First first, Findings findings) {
    if (vapp.members().isEmpty()) {
      findings.add(
          Problem.of(
                  Rule.EMPTY_VAPP,
                  findings.place(vapp.at(), "of"),
                  "vApp '" + vapp.source() + "' has no VMs")
              .hint(
                  "name them in the order of their start, as in of: ['portal-db', 'portal-web']"));
    }
    int index = 0;
    for (String member : vapp.members()) {
      Position place = findings.place(vapp.at(), "of", index++);
      first.use(member, place, "'" + member + "' is already in a vApp");
      declarations
          .find(member)
          .ifPresent(
              alone ->
                  findings.add(
                      Problem.of(
                              Rule.DUPLICATE_REPLICA,
                              place,
                              "'" + member + "' is in this vApp and has a replica of its own")
                          .hint("a VM is replicated with its vApp or alone; remove one")
                          .related(
                              Declarations.place(alone, findings),
                              "its own replica is declared here")));
    }
  }
}
