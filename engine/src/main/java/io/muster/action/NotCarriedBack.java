// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.runbook.FailbackTarget;
import io.muster.vsphere.Hardware;
import io.muster.vsphere.VirtualDisk;
import io.muster.vsphere.VirtualMachine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a replica has been given at the recovery site and a failback to a VM that is there already
 * does not bring back: it carries the contents of disks only (domain.md, section 2.8).
 */
final class NotCarriedBack {

  private NotCarriedBack() {}

  /**
   * What a failback of a replica will not bring back, as a sentence; empty where that is nothing,
   * or a new VM gets the replica's configuration, or the production VM cannot be seen.
   */
  static Optional<String> by(FailbackTarget target, ReplicaVm replica, Sources sources) {
    return production(target, replica)
        .flatMap(sources::seen)
        .map(production -> told(replica.vm(), production))
        .filter(sentence -> !sentence.isEmpty());
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

  private static String told(VirtualMachine replica, VirtualMachine production) {
    List<String> all = of(replica, production);
    return all.isEmpty()
        ? ""
        : "failback of '%s' to '%s' will not carry back: %s"
            .formatted(replica.name(), production.name(), String.join(", ", all));
  }

  /** In words; empty where the two are alike. */
  static List<String> of(VirtualMachine replica, VirtualMachine production) {
    Hardware here = replica.hardware();
    Hardware there = production.hardware();
    List<String> all = new ArrayList<>();
    if (here.cpus() != there.cpus()) {
      all.add("%d CPUs, there are %d".formatted(here.cpus(), there.cpus()));
    }
    if (here.memoryBytes() != there.memoryBytes()) {
      all.add(
          "%d MB of memory, there are %d"
              .formatted(here.memoryBytes() >> 20, there.memoryBytes() >> 20));
    }
    if (here.disks().size() != there.disks().size()) {
      all.add("%d disks, there are %d".formatted(here.disks().size(), there.disks().size()));
    } else if (capacity(here) != capacity(there)) {
      all.add("%d GB of disks, there are %d".formatted(capacity(here), capacity(there)));
    }
    if (replica.adapters().size() != production.adapters().size()) {
      all.add(
          "%d network adapters, there are %d"
              .formatted(replica.adapters().size(), production.adapters().size()));
    }
    return all;
  }

  private static long capacity(Hardware hardware) {
    return hardware.disks().stream().mapToLong(VirtualDisk::capacityBytes).sum() >> 30;
  }
}
