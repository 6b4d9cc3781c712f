// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import io.muster.vsphere.PowerState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The VMs that the lab's replication works on, and what keeps it from doing so. */
record LabReplicas(Map<String, LabSite> sites, FaultRules faults) {

  /** Since when a site cannot be reached. */
  Optional<Instant> lost(String site, Instant now) {
    return faults.unreachable(site, now).map(fault -> fault.during().from());
  }

  void admit(String call, Replicated replica) {
    Instant now = replica.time().now();
    faults
        .refusal(replica.replicaSite(), call, replica.replica(), now)
        .ifPresent(
            rule -> {
              throw new ReplicationFault(
                  rule.fault(),
                  false,
                  "%s of '%s': refused by a fault rule of the lab"
                      .formatted(call, replica.replica()),
                  null);
            });
  }

  void requireSource(Replicated replica) {
    faults
        .unreachable(replica.sourceSite(), replica.time().now())
        .ifPresent(
            _ -> {
              throw new ReplicationFault(
                  "Unreachable",
                  false,
                  "site '%s' cannot be reached; nothing can be sent from '%s'"
                      .formatted(replica.sourceSite(), replica.source()),
                  null);
            });
  }

  void requireOff(Replicated replica) {
    Vm vm =
        site(replica.replicaSite())
            .vm(replica.id(), replica.time().now())
            .orElseThrow(() -> Refusals.noVm(replica.id(), replica.replicaSite()));
    if (!vm.is(PowerState.POWERED_OFF)) {
      throw LabReplication.refused(
          "InvalidPowerState",
          "'%s' runs; its disks are changed while it is off only".formatted(vm.name()));
    }
  }

  Vm find(String site, String name, Replicated replica) {
    return site(site)
        .named(name, replica.time().now())
        .orElseThrow(
            () ->
                LabReplication.refused(
                    "NotFound", "site '%s' has no VM '%s'".formatted(site, name)));
  }

  LabSite site(String name) {
    LabSite site = sites.get(name);
    if (site == null) {
      throw LabReplication.refused("NotFound", "the lab has no site '%s'".formatted(name));
    }
    return site;
  }
}
