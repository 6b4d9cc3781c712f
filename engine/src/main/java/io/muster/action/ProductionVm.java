// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.replication.Production;
import io.muster.runbook.FailbackTarget;
import io.muster.vsphere.VirtualMachine;
import io.muster.vsphere.VmId;

/** The VM that a failback writes into. */
record ProductionVm(Machine machine, Production data) {

  /**
   * The one that an earlier attempt has chosen, or else the one that the runbook means.
   *
   * @throws StepFailure when there is no such VM
   */
  static ProductionVm of(StepContext context, Member member, FailbackTarget target) {
    String site = context.runbook().sites().production();
    if (member.mark().back().isPresent() && !(target instanceof FailbackTarget.Location)) {
      return of(context, member);
    }
    return switch (target) {
      case FailbackTarget.Original _ -> existing(context, site, member.source());
      case FailbackTarget.Restored(String name) ->
          existing(context, site, name.replace("*", member.source()));
      case FailbackTarget.Location place ->
          made(context, site, new NewLocation(context, member, place).make(), true);
    };
  }

  /**
   * The one that the replica's mark names.
   *
   * @throws StepFailure when the mark names none
   */
  static ProductionVm of(StepContext context, Member member) {
    Production data = data(member);
    VirtualMachine vm = context.inventory().at(data.site()).virtualMachine(data.id());
    return made(context, data.site(), vm, data.isNew());
  }

  /**
   * What the replica's mark says of it; the VM itself may be lost.
   *
   * @throws StepFailure when the mark names none
   */
  static Production data(Member member) {
    ReplicaMark.Back back =
        member
            .mark()
            .back()
            .orElseThrow(
                () ->
                    StepFailure.failed(
                        "NoProductionVm",
                        "nothing says which VM '%s' is failed back to; undo the failback and begin again"
                            .formatted(member.name())));
    return new Production(back.site(), back.name(), new VmId(back.id()), back.isNew());
  }

  private static ProductionVm existing(StepContext context, String site, String name) {
    return made(context, site, context.inventory().machine(site, name), false);
  }

  static ProductionVm made(StepContext context, String site, VirtualMachine vm, boolean isNew) {
    return new ProductionVm(
        new Machine(context, context.inventory().at(site), vm),
        new Production(site, vm.name(), vm.id(), isNew));
  }
}
