// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.runbook.Sites;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the VM that a step names. */
final class NamedVm {

  private final StepContext context;

  NamedVm(StepContext context) {
    this.context = context;
  }

  /**
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @throws StepFailure when there is not exactly one such VM
   */
  Machine find(String name, Optional<String> site) {
    String place = site.orElseGet(() -> siteOf(name));
    VirtualMachine vm = context.inventory().machine(place, name);
    return new Machine(context, context.inventory().at(place), vm);
  }

  private String siteOf(String name) {
    Sites sites = context.runbook().sites();
    List<String> places =
        Stream.of(sites.recovery(), sites.production())
            .distinct()
            .filter(site -> has(site, name))
            .toList();
    if (places.size() > 1) {
      throw StepFailure.refused(
          "Ambiguous",
          "both sites have a virtual machine '%s'; say which one is meant: site: '%s'"
              .formatted(name, places.getFirst()));
    }
    return places.isEmpty() ? sites.recovery() : places.getFirst();
  }

  /** A production site that cannot be reached has nothing to say: it is what the run is for. */
  private boolean has(String site, String name) {
    try {
      return context.inventory().has(site, name);
    } catch (VSphereFault fault) {
      boolean isGone = fault.kind() == VSphereFault.Kind.UNREACHABLE;
      if (isGone && site.equals(context.runbook().sites().production())) {
        return false;
      }
      throw fault;
    }
  }
}
