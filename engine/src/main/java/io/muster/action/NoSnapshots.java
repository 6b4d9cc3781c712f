// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.FailbackTarget;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.VirtualMachine;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CDP replicas fail back to a VM that is there already only where neither of the two has a snapshot
 * (domain.md, section 10).
 */
final class NoSnapshots {

  private NoSnapshots() {}

  /**
   * @throws StepFailure with the snapshot that is in the way
   */
  static void require(ReplicaKind kind, FailbackTarget target, ReplicaVm replica, Sources sources) {
    boolean isAsked =
        kind == ReplicaKind.CDP
            && !(target instanceof FailbackTarget.Location)
            && replica.begun().isEmpty();
    if (isAsked) {
      Optional<VirtualMachine> production =
          NotCarriedBack.production(target, replica).flatMap(sources::seen);
      Stream.concat(Stream.of(replica.vm()), production.stream())
          .filter(vm -> !vm.snapshots().isEmpty())
          .findFirst()
          .ifPresent(
              vm -> {
                throw refused(vm);
              });
    }
  }

  private static StepFailure refused(VirtualMachine vm) {
    return StepFailure.refused(
        "HasSnapshots",
        "'%s' has a snapshot '%s', and a CDP replica fails back only where neither it nor the production VM has one; remove it first"
            .formatted(vm.name(), vm.snapshots().getFirst().name()));
  }
}
