// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which VM a step about power or networks means: the source of a machine, or its replica. */
final class PoweredVms {

  private final String production;
  private final Declarations declarations;
  private final Map<String, String> sources = new HashMap<>();

  PoweredVms(Runbook runbook) {
    this.production = runbook.sites().production();
    this.declarations = new Declarations(runbook);
    for (ReplicaDeclaration replica : runbook.replicas()) {
      sources.putIfAbsent(replica.replica(), replica.source());
    }
  }

  /** Whether this is the source of a machine, or a VM of a vApp that is one. */
  boolean isSource(String vm, Optional<String> site) {
    boolean known = declarations.find(vm).isPresent() || declarations.vappOf(vm).isPresent();
    return known && site.map(production::equals).orElse(!sources.containsKey(vm));
  }

  /** The machine whose replica this is; none where the name may mean a source as well. */
  Optional<String> replicaOf(String vm, Optional<String> site) {
    boolean elsewhere =
        site.map(it -> !it.equals(production)).orElse(declarations.find(vm).isEmpty());
    return elsewhere ? Optional.ofNullable(sources.get(vm)) : Optional.empty();
  }
}
