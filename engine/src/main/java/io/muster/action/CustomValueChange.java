// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import java.util.Optional;

/** Sets custom attributes of VMs, but for the one that is Muster's own. */
public final class CustomValueChange {

  private final StepContext context;

  public CustomValueChange(StepContext context) {
    this.context = context;
  }

  /**
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @param value empty clears it
   * @throws StepFailure when there is not exactly one such VM, the attribute is that which marks
   *     replicas, or the vCenter refuses
   */
  public Result perform(String name, Optional<String> site, String attribute, String value) {
    if (attribute.equals(ReplicaMark.ATTRIBUTE)) {
      throw StepFailure.refused(
          "InvalidArgument",
          "custom attribute '%s' says what was done to a replica, and runs alone set it"
              .formatted(attribute));
    }
    Machine machine = new NamedVm(context).find(name, site);
    machine.vsphere().setCustomValue(machine.id(), attribute, value);
    return Result.of(
        value.isEmpty()
            ? "'%s' has no '%s'".formatted(name, attribute)
            : "'%s' of '%s' is '%s'".formatted(attribute, name, value));
  }
}
