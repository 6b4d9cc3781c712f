// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.dsl.words.GroupWords;
import io.muster.dsl.words.Overlap;
import io.muster.dsl.words.Tries;
import io.muster.runbook.Position;
import io.muster.runbook.ReplicaOperation;
import io.muster.runbook.RestorePointChoice;
import io.muster.runbook.Step;
import io.muster.runbook.StepId;
import io.muster.runbook.StepOptions;
import java.time.Duration;
import java.util.function.Function;

/** Collects the machines and steps of a group. */
final class GroupCollector extends StepsCollector implements GroupWords {

  private final ReplicaOperation operation;
  private final Written written;

  GroupCollector(StepList steps, ReplicaOperation operation, Written written) {
    super(steps);
    this.operation = operation;
    this.written = written;
  }

  @Override
  public void vm(Position at, String name, Machine machine, Tries tries) {
    StepOptions options = steps.options(tries);
    steps.machine(
        name,
        id ->
            new Step.Vm(
                id,
                at,
                name,
                operation,
                machine.restorePoint().orElseGet(RestorePointChoice.Latest::new),
                machine.delay().orElse(Duration.ZERO),
                machine.overlap().orElse(Overlap.REFUSED) == Overlap.ALLOWED,
                options));
  }

  @Override
  public void vapp(Position at, String name, Machine machine, Tries tries) {
    written.vapp(at);
    vm(at, name, machine, tries);
  }

  /**
   * Verifications before the first machine are those of the group: they run when all its machines
   * are up.
   */
  @Override
  void verification(Function<StepId, Step> verify) {
    if (steps.hasMachines()) {
      super.verification(verify);
    } else {
      steps.lastly("verify", verify);
    }
  }
}
