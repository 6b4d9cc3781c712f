// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.Fault.Manner;
import io.muster.time.Time;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VmId;
import java.util.Optional;

/** The door of a vCenter: what every call meets before anything is done. */
final class Calls {

  private final LabSite site;
  private final Time time;

  Calls(LabSite site, Time time) {
    this.site = site;
    this.time = time;
  }

  /** A call that begins no task and is about the vCenter as a whole. */
  void admit(String method) {
    reachable();
    refusal(method, "").ifPresent(rule -> refuse(rule, method, ""));
  }

  /** A call that begins no task; the VM that it is about. */
  Vm admit(String method, VmId id) {
    reachable();
    Vm vm = vm(id);
    refusal(method, vm.name()).ifPresent(rule -> refuse(rule, method, vm.name()));
    return vm;
  }

  /** The VM that a call which begins a task is about. */
  Vm find(VmId id) {
    reachable();
    return vm(id);
  }

  /**
   * A call that begins a task; what is to strike later.
   *
   * @param object the name of what it is about
   */
  Admitted admitTask(String method, String object) {
    reachable();
    Optional<Fault.Refusal> rule = refusal(method, object);
    rule.filter(r -> r.manner() == Manner.CALL).ifPresent(r -> refuse(r, method, object));
    return new Admitted(
        rule.filter(r -> r.manner() == Manner.TASK).map(r -> fault(r, method, object)),
        rule.filter(r -> r.manner() == Manner.ANSWER_LOST)
            .map(_ -> Refusals.answerLost(method, object, site.name())));
  }

  /**
   * A call that has been let in.
   *
   * @param ofTask the fault that its task is to end with
   * @param ofAnswer the fault that the caller is to see though the call is done
   */
  record Admitted(Optional<VSphereFault> ofTask, Optional<VSphereFault> ofAnswer) {}

  private void reachable() {
    if (site.faults().unreachable(site.name(), time.now()).isPresent()) {
      throw Refusals.unreachable(site.name());
    }
  }

  private Vm vm(VmId id) {
    return site.vm(id, time.now()).orElseThrow(() -> Refusals.noVm(id, site.name()));
  }

  private Optional<Fault.Refusal> refusal(String method, String object) {
    return site.faults().refusal(site.name(), method, object, time.now());
  }

  private void refuse(Fault.Refusal rule, String method, String object) {
    throw fault(rule, method, object);
  }

  private VSphereFault fault(Fault.Refusal rule, String method, String object) {
    String what = object.isEmpty() ? method : "%s of '%s'".formatted(method, object);
    return Refusals.of(
        rule.fault(),
        "%s: refused by a fault rule of the lab in site '%s'".formatted(what, site.name()));
  }
}
