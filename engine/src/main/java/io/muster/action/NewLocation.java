// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.replica.ReplicaMark;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.NetworkMapping;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.Placement;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the VM of a failback to a new location: off, with the replica's configuration and empty
 * disks (domain.md, section 2.8).
 */
final class NewLocation {

  private final StepContext context;
  private final Member member;
  private final FailbackTarget.Location place;
  private final VSphere vsphere;

  NewLocation(StepContext context, Member member, FailbackTarget.Location place) {
    this.context = context;
    this.member = member;
    this.place = place;
    this.vsphere = context.inventory().at(context.runbook().sites().production());
  }

  /** The VM, made now or by an earlier attempt. Its identity is written down before it is made. */
  VirtualMachine make() {
    if (member.mark().back().isEmpty()) {
      String identity = member.id() + " " + context.run();
      String id = UUID.nameUUIDFromBytes(identity.getBytes(UTF_8)).toString();
      ReplicaMark.Back back = new ReplicaMark.Back(vsphere.site(), name(), id, true);
      member.write(mark -> mark.goingBack(Optional.of(back)));
    }
    ReplicaMark.Back back = member.mark().back().orElseThrow();
    VmId id = new VmId(back.id());
    member
        .machine()
        .tasks()
        .ensure(
            TaskOperation.CREATE_VM,
            () -> context.inventory().find(vsphere.site(), id).isPresent(),
            () -> vsphere.createVm(newVm(id, back.name())));
    return context
        .inventory()
        .find(vsphere.site(), id)
        .orElseThrow(
            () ->
                StepFailure.failed(
                    "NotFound",
                    "'%s' was made in site '%s' and is not there"
                        .formatted(back.name(), vsphere.site())));
  }

  /** That of the source, where it is free; what an earlier failback has made stays. */
  private String name() {
    String name = member.source();
    for (int number = 1; context.inventory().has(vsphere.site(), name); number++) {
      name = member.source() + "_failback" + (number == 1 ? "" : "-" + number);
    }
    return name;
  }

  private NewVm newVm(VmId id, String name) {
    VirtualMachine replica = member.machine().now();
    List<NetworkAdapter> adapters =
        replica.adapters().stream()
            .map(a -> new NetworkAdapter(a.key(), a.label(), network(a.network()), a.connected()))
            .toList();
    Placement placement =
        new Placement(place.host(), place.datastore(), place.folder(), place.pool());
    return new NewVm(id, name, replica.hardware(), adapters, placement);
  }

  /** The inverse of the mapping at failover, unless the runbook names one network. */
  private String network(String here) {
    return place
        .network()
        .or(
            () ->
                context.runbook().networks().stream()
                    .filter(mapping -> mapping.to().equals(here))
                    .map(NetworkMapping::from)
                    .findFirst())
        .orElse(here);
  }
}
