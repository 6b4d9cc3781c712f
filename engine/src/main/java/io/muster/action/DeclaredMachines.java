// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.FailbackTarget;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.ReplicaKind;
import io.muster.runbook.Runbook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the runbook's declarations of replicas say of a machine that a step names. */
record DeclaredMachines(Runbook runbook) {

  /** The declaration of the replica that a machine of the recovery site is. */
  Optional<ReplicaDeclaration> replica(Machine machine) {
    return runbook.replicas().stream()
        .filter(_ -> machine.vsphere().site().equals(runbook.sites().recovery()))
        .filter(
            declaration ->
                declaration.kind() == ReplicaKind.VAPP
                    ? declaration.members().contains(machine.name())
                    : declaration.replica().equals(machine.name()))
        .findFirst();
  }

  /** The name of the machine that such a replica is one of. */
  static String source(ReplicaDeclaration declaration, Machine replica) {
    return declaration.kind() == ReplicaKind.VAPP ? replica.name() : declaration.source();
  }

  /**
   * The names of the replicas of a machine of the production site, or of what a failback restores
   * it to.
   */
  Map<String, ReplicaDeclaration> replicasOf(Machine machine) {
    Map<String, ReplicaDeclaration> replicas = new LinkedHashMap<>();
    if (machine.vsphere().site().equals(runbook.sites().production())) {
      for (ReplicaDeclaration declaration : runbook.replicas()) {
        boolean isVapp = declaration.kind() == ReplicaKind.VAPP;
        (isVapp ? declaration.members() : List.of(declaration.source()))
            .stream()
                .filter(source -> isProduction(source, machine.name()))
                .forEach(
                    source -> replicas.put(isVapp ? source : declaration.replica(), declaration));
      }
    }
    return replicas;
  }

  private boolean isProduction(String source, String name) {
    return source.equals(name)
        || (runbook.failback().target() instanceof FailbackTarget.Restored(String pattern)
            && pattern.replace("*", source).equals(name));
  }
}
