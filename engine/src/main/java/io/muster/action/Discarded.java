// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.run.StepFault;
import io.muster.runbook.ReplicaOperation;
import io.muster.vsphere.PowerState;
import java.util.Optional;

/** What an operation throws away for good (DESIGN.md, section 4, item 5). */
final class Discarded {

  /** How every such sentence ends. */
  static final String MEANT = "; if that is meant, add --yes";

  private Discarded() {}

  /** Why somebody has to say that it is meant; empty where nothing is lost. */
  static Optional<StepFault> by(ReplicaOperation operation, Replica replica) {
    Optional<String> lost =
        replica.members().stream()
            .filter(member -> !member.isOfDrill())
            .flatMap(member -> lost(operation, member).stream())
            .findFirst();
    return lost.map(sentence -> new StepFault("Unconfirmed", sentence + MEANT, true));
  }

  private static Optional<String> lost(ReplicaOperation operation, ReplicaVm member) {
    String since = member.mark().map(ReplicaMark::since).map(Object::toString).orElse("now");
    return switch (operation) {
      case UNDO_FAILOVER ->
          member.state() == State.FAILOVER || member.vm().powerState() != PowerState.POWERED_OFF
              ? Optional.of(
                  "undo of '%s' discards what was written on it since %s"
                      .formatted(member.vm().name(), since))
              : Optional.empty();
      case UNDO_FAILBACK ->
          member.state() == State.FAILBACK
              ? Optional.of(
                  "undo of the failback of '%s' discards what was written on its production VM since %s"
                      .formatted(member.vm().name(), since))
              : Optional.empty();
      case PERMANENT_FAILOVER ->
          Optional.of(
              "permanent failover of '%s' discards its restore points and the way back to '%s'"
                  .formatted(member.vm().name(), member.source()));
      case REPROTECT ->
          Optional.of(
              "reprotect of '%s' overwrites what is on the disks of '%s'"
                  .formatted(member.vm().name(), member.replicatedFrom()));
      case FAILOVER, TEST_FAILOVER, PLANNED_FAILOVER, FAILBACK, SWITCHOVER, COMMIT_FAILBACK ->
          Optional.empty();
    };
  }
}
