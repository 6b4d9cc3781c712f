// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.GroupWords;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Step;
import io.muster.runbook.StepOptions;
import java.time.Duration;

/** Collects the machines and steps of a group. */
final class GroupCollector extends StepsCollector implements GroupWords {

  GroupCollector(StepList steps) {
    super(steps);
  }

  @Override
  public void vm(Position at, String name, Vm vm) {
    StepOptions options = steps.options(vm.retries(), vm.timeout(), vm.critical());
    steps.machine(
        name,
        id ->
            new Step.Vm(
                id,
                at,
                name,
                ReplicaOperation.FAILOVER,
                vm.restorePoint().orElseGet(RestorePointChoice.Latest::new),
                vm.delay().orElse(Duration.ZERO),
                options));
  }

  /**
   * Verifications before the first machine are those of the group: they run when all its machines
   * are up.
   */
  @Override
  void verification(Position at, VerifyCollector verifications) {
    if (steps.hasMachines()) {
      super.verification(at, verifications);
    } else {
      steps.lastly("verify", id -> new Step.Verify(id, at, verifications.verifications(id)));
    }
  }
}
