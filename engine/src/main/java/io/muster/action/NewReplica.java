// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.runbook.NetworkMapping;
import io.muster.runbook.ReplicaDeclaration;
import io.muster.vsphere.NetworkAdapter;
import io.muster.vsphere.NewVm;
import io.muster.vsphere.Placement;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;
import java.util.List;
import java.util.UUID;

/**
 * Makes the replica VM of a machine where it is missing: off, with the machine's hardware, on the
 * mapped networks, its disks empty until they are sent.
 */
final class NewReplica {

  private final StepContext context;
  private final ReplicaDeclaration declaration;
  private final Placement placement;

  NewReplica(StepContext context, ReplicaDeclaration declaration, Placement placement) {
    this.context = context;
    this.declaration = declaration;
    this.placement = placement;
  }

  /** Whether it was missing. */
  boolean make() {
    String site = context.runbook().sites().recovery();
    if (context.inventory().has(site, declaration.replica())) {
      return false;
    }
    VirtualMachine source = new Sources(context).machine(declaration.source()).now();
    VSphere vsphere = context.inventory().at(site);
    VmId id = identity(source);
    requireUnnamed(site, id);
    new Tasks(vsphere, source, context.time(), context.deadline())
        .ensure(
            TaskOperation.CREATE_VM,
            () -> context.inventory().find(site, id).isPresent(),
            () -> vsphere.createVm(newVm(source, id)));
    return true;
  }

  /** The same for the same machine, so that it is found when its making is repeated. */
  private VmId identity(VirtualMachine source) {
    String text = "replica %s of %s".formatted(declaration.replica(), source.id().instanceUuid());
    return new VmId(UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString());
  }

  /** What was made before may have become something else since. */
  private void requireUnnamed(String site, VmId id) {
    context
        .inventory()
        .find(site, id)
        .ifPresent(
            vm -> {
              throw StepFailure.refused(
                  "Renamed",
                  "'%s' in site '%s' was made as the replica '%s'; give it that name again, or write replica: '%s'"
                      .formatted(vm.name(), site, declaration.replica(), vm.name()));
            });
  }

  private NewVm newVm(VirtualMachine source, VmId id) {
    List<NetworkAdapter> adapters =
        source.adapters().stream()
            .map(a -> new NetworkAdapter(a.key(), a.label(), mapped(a.network()), a.connected()))
            .toList();
    return new NewVm(id, declaration.replica(), source.hardware(), adapters, placement);
  }

  private String mapped(String network) {
    return context.runbook().networks().stream()
        .filter(mapping -> mapping.from().equals(network))
        .findFirst()
        .map(NetworkMapping::to)
        .orElse(network);
  }
}
