// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.probe.GuestNetwork;
import io.muster.replica.ReplicaMark;
import io.muster.replica.State;
import io.muster.replication.Replications;
import io.muster.run.RunId;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a step may know and use while it runs.
 *
 * @param overlapping the machines that the runbook lets run at both sites at once
 * @param conversion how disks are prepared on a mount host
 * @param forced whether an undo that cannot be done is to be written down as done
 * @param deadline when the attempt has to be over
 */
public record StepContext(
    RunId run,
    Runbook runbook,
    Set<String> overlapping,
    Inventory inventory,
    Replications replications,
    Optional<Conversion> conversion,
    boolean forced,
    GuestNetwork network,
    Time time,
    Instant deadline) {

  /** Whether the runbook lets this machine run at both sites at once. */
  boolean mayOverlap(String machine) {
    return overlapping.contains(machine);
  }

  /**
   * The machine that a verification means: the replica where one is declared by this name, or after
   * the switch of a failback the production VM that serves in its place (domain.md, section 2.8).
   */
  public VirtualMachine guest(String name) {
    String vm = runbook.replica(name).map(ReplicaDeclaration::replica).orElse(name);
    VirtualMachine seen = inventory.machine(runbook.sites().recovery(), vm);
    return ReplicaVm.of(name, seen)
        .mark()
        .filter(mark -> mark.state() == State.FAILBACK)
        .flatMap(ReplicaMark::back)
        .map(back -> inventory.at(back.site()).virtualMachine(new VmId(back.id())))
        .orElse(seen);
  }
}
