// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.PowerState;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VirtualMachine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The machines at the production site. */
final class Sources {

  private final StepContext context;
  private final Function<String, Optional<VirtualMachine>> lookup;

  Sources(StepContext context) {
    this.context = context;
    this.lookup = this::look;
  }

  /** What has been read of the production site already. */
  Sources(StepContext context, Map<String, List<VirtualMachine>> machines) {
    this.context = context;
    this.lookup = name -> machines.getOrDefault(name, List.of()).stream().findFirst();
  }

  StepContext context() {
    return context;
  }

  /** The VM of a name. */
  Machine machine(String name) {
    return new NamedVm(context).find(name, Optional.of(site()));
  }

  /** The VM of a name, where the site can be reached and has it. */
  Optional<VirtualMachine> find(String name) {
    return lookup.apply(name);
  }

  private String site() {
    return context.runbook().sites().production();
  }

  /**
   * Refuses to start a machine's replica in networks in which the machine itself runs (DESIGN.md,
   * section 4, item 1). A production site that cannot be reached has nothing to say: it is what a
   * failover is for.
   *
   * @param networks those that the replica is about to be connected to
   */
  void requireNotIn(String name, Set<String> networks) {
    lookup
        .apply(name)
        .ifPresent(
            vm -> {
              Set<String> shared = Adapters.running(vm, networks);
              if (!shared.isEmpty()) {
                throw StepFailure.refused(
                    "SourceRuns",
                    "'%s' runs in site '%s' on network '%s', where its replica would start too; map that network to another one, disconnect or shut down the source first, or write overlap: allowed"
                        .formatted(name, site(), String.join("', '", shared)));
              }
            });
  }

  /**
   * Refuses to go on while a machine of this name runs at the production site.
   *
   * @param except the VM that may run
   */
  void requireOff(String name, Machine except) {
    lookup
        .apply(name)
        .filter(vm -> !vm.id().equals(except.id()))
        .filter(vm -> vm.powerState() == PowerState.POWERED_ON)
        .ifPresent(
            _ -> {
              throw StepFailure.refused(
                  "SourceRuns",
                  "'%s' runs in site '%s', and '%s' is about to be started in its place; shut it down first"
                      .formatted(name, site(), except.name()));
            });
  }

  /** Refuses to have a machine overwritten that cannot be seen or is not off. */
  void requireOff(String name) {
    PowerState power =
        power(name)
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "NotFound",
                        "'%s' cannot be seen in site '%s'; wait until it is there again, nothing can be replicated to it before"
                            .formatted(name, site())));
    if (power != PowerState.POWERED_OFF) {
      throw StepFailure.refused(
          "StillRuns",
          "'%s' in site '%s' is %s, and is about to be overwritten; power it off first"
              .formatted(name, site(), power.word()));
    }
  }

  /** The VM of a name; empty where the site cannot be reached or does not have it. */
  Optional<VirtualMachine> seen(String name) {
    return lookup.apply(name);
  }

  /** Whether it runs; empty where the site cannot be reached or does not have it. */
  Optional<PowerState> power(String name) {
    return lookup.apply(name).map(VirtualMachine::powerState);
  }

  /** The VM, where the site can be reached and has it. */
  private Optional<VirtualMachine> look(String name) {
    try {
      return context.inventory().has(site(), name)
          ? Optional.of(context.inventory().machine(site(), name))
          : Optional.empty();
    } catch (VSphereFault fault) {
      if (fault.kind() == VSphereFault.Kind.UNREACHABLE) {
        return Optional.empty();
      }
      throw fault;
    }
  }
}
