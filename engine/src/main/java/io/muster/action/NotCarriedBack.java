// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.ReplicaKind;
import io.muster.vsphere.VirtualMachine;
import java.util.List;
import java.util.Optional;

/**
 * What a replica has been given at the recovery site and a failback to a VM that is there already
 * does not bring back: it carries what is on the disks, and no configuration (domain.md, section
 * 2.8).
 */
final class NotCarriedBack {

  private NotCarriedBack() {}

  /**
   * What a failback of a replica will not bring back, as a sentence; empty where that is nothing,
   * or a new VM gets the replica's configuration, or the production VM cannot be seen.
   */
  static Optional<String> by(FailbackTarget target, ReplicaVm replica, Sources sources) {
    StepContext context = sources.context();
    return production(target, replica)
        .flatMap(sources::seen)
        .map(
            production ->
                told(replica.vm(), production, Differences.of(context, kind(context, replica))))
        .filter(sentence -> !sentence.isEmpty());
  }

  private static ReplicaKind kind(StepContext context, ReplicaVm replica) {
    return context.runbook().replicas().stream()
        .filter(
            one ->
                one.replica().equals(replica.vm().name())
                    || one.members().contains(replica.vm().name()))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  /** The name of the VM that a failback writes into; empty where it makes a new one. */
  static Optional<String> production(FailbackTarget target, ReplicaVm replica) {
    Optional<ReplicaMark.Back> begun = replica.mark().flatMap(ReplicaMark::back);
    return switch (target) {
      case FailbackTarget.Location _ -> Optional.empty();
      case FailbackTarget.Original _ ->
          Optional.of(begun.map(ReplicaMark.Back::name).orElse(replica.replicatedFrom()));
      case FailbackTarget.Restored(String name) ->
          Optional.of(
              begun
                  .map(ReplicaMark.Back::name)
                  .orElse(name.replace("*", replica.replicatedFrom())));
    };
  }

  private static String told(
      VirtualMachine replica, VirtualMachine production, Differences differences) {
    List<String> all = differences.between(replica, production);
    return all.isEmpty()
        ? ""
        : "failback of '%s' to '%s' will not carry back: %s"
            .formatted(replica.name(), production.name(), String.join(", ", all));
  }
}
