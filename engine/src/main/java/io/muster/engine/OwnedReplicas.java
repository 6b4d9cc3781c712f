// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.replica.ReplicaKey;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.runbook.Step;
import java.util.Set;
import java.util.TreeSet;

/**
 * The replicas that belong to a run while it has not ended: those that it has something to do with.
 */
final class OwnedReplicas {

  private OwnedReplicas() {}

  static Set<ReplicaKey> of(StoredRun run, RunRecords records) {
    Set<ReplicaKey> keys = new TreeSet<>();
    run.plan()
        .machines()
        .filter(vm -> !run.skips().containsKey(vm.id()))
        .forEach(vm -> keys.addAll(keys(run.runbook(), vm, records)));
    return keys;
  }

  private static Set<ReplicaKey> keys(Runbook runbook, Step.Vm vm, RunRecords records) {
    Set<ReplicaKey> keys = new TreeSet<>();
    runbook
        .replica(vm.vm())
        .ifPresent(
            replica ->
                (replica.members().isEmpty()
                        ? Set.of(replica.replica())
                        : Set.copyOf(replica.members()))
                    .forEach(name -> keys.add(records.key(runbook, name))));
    return keys;
  }
}
