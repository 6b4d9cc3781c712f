// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.Plan;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The declarations of replicas by the machines they are for; of two for one machine the first. */
final class Declarations {

  private final Map<String, ReplicaDeclaration> bySource = new TreeMap<>();
  private final Map<String, ReplicaDeclaration> byMember = new TreeMap<>();

  Declarations(Runbook runbook) {
    for (ReplicaDeclaration replica : runbook.replicas()) {
      bySource.putIfAbsent(replica.source(), replica);
      replica.members().forEach(member -> byMember.putIfAbsent(member, replica));
    }
  }

  /** The declaration of the machine or vApp that the runbook calls by this name. */
  Optional<ReplicaDeclaration> find(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** The declaration of the vApp that this VM is in. */
  Optional<ReplicaDeclaration> vappOf(String member) {
    return Optional.ofNullable(byMember.get(member));
  }

  /** The machines and vApps that have a replica. */
  Set<String> sources() {
    return Collections.unmodifiableSet(bySource.keySet());
  }

  /** The machines of a plan whose declaration is known and holds to this. */
  List<Step.Vm> machines(Plan plan, Predicate<ReplicaDeclaration> holds) {
    return plan.machines().filter(vm -> find(vm.vm()).filter(holds).isPresent()).toList();
  }

  /** The place of the name of the machine. */
  static Position place(ReplicaDeclaration replica, Findings findings) {
    String argument =
        switch (replica.kind()) {
          case SNAPSHOT, CDP -> "vm";
          case UNIVERSAL -> "machine";
          case VAPP -> "name";
        };
    return findings.place(replica.at(), argument);
  }
}
