// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.HashMap;
import java.util.Map;

/** The VM that prepares recovered disks exists beside the machines of the runbook. */
final class MountHosts implements Check {

  @Override
  public void check(Runbook runbook, Findings findings) {
    Map<String, ReplicaDeclaration> own = new HashMap<>();
    for (ReplicaDeclaration replica : runbook.replicas()) {
      own.putIfAbsent(replica.source(), replica);
      own.putIfAbsent(replica.replica(), replica);
      replica.members().forEach(member -> own.putIfAbsent(member, replica));
    }
    for (ReplicaDeclaration replica : runbook.replicas()) {
      replica.mountHost().ifPresent(host -> check(host, replica, own, findings));
    }
  }

  private static void check(
      String host,
      ReplicaDeclaration replica,
      Map<String, ReplicaDeclaration> own,
      Findings findings) {
    Position place = findings.place(replica.at(), "mountHost");
    Names.present(place, host, "a mount host", findings);
    ReplicaDeclaration other = own.get(host);
    if (other != null) {
      findings.add(
          Problem.of(
                  Rule.WRONG_MOUNT_HOST,
                  place,
                  "the mount host '" + host + "' is itself a machine of this runbook or a replica")
              .hint("name a VM of the recovery site that is always on")
              .related(Declarations.place(other, findings), "it is declared here"));
    }
  }
}
