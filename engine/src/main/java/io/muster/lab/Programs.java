// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.PowerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Programs in the guests of a site: each ends with 0 after a second. A process's number is the
 * instant of its start, so that nothing has to be kept of it.
 */
final class Programs {

  private static final Duration RUNS = Duration.ofSeconds(1);

  private final LabSite site;

  Programs(LabSite site) {
    this.site = site;
  }

  long run(Vm vm, Instant now) {
    reachable("runProgram", vm, now);
    return now.toEpochMilli();
  }

  Optional<Integer> exitCode(Vm vm, long process, Instant now) {
    reachable("exitCode", vm, now);
    Instant started = Instant.ofEpochMilli(process);
    Instant booted = vm.power().booted();
    if (booted == null || started.isBefore(booted.minusMillis(1)) || started.isAfter(now)) {
      throw Refusals.of(
          "NotFound", "the guest of '%s' has no process %d".formatted(vm.name(), process));
    }
    return now.isBefore(started.plus(RUNS)) ? Optional.empty() : Optional.of(0);
  }

  private void reachable(String method, Vm vm, Instant now) {
    if (!vm.is(PowerState.POWERED_ON)) {
      throw Refusals.powerState(method, vm);
    }
    if (!site.toolsRun(vm, now)) {
      throw Refusals.of(
          "GuestOperationsUnavailable",
          "%s of '%s': its tools do not run".formatted(method, vm.name()));
    }
  }
}
