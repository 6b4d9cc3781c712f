// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.vsphere.GuestCredentials;
import io.muster.vsphere.VSphere;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A program in the guest of a VM, from its start to its end. */
final class GuestProgram {

  private static final Duration LOOK = Duration.ofSeconds(2);

  private final StepContext context;
  private final Machine machine;

  GuestProgram(StepContext context, Machine machine) {
    this.context = context;
    this.machine = machine;
  }

  /**
   * @return its exit code
   * @throws StepFailure when it has not ended in time
   */
  int run(GuestCredentials user, String program, List<String> arguments) {
    VSphere vsphere = machine.vsphere();
    long process = vsphere.runProgram(machine.id(), user, program, arguments);
    Optional<Integer> code = Optional.empty();
    while (code.isEmpty()) {
      if (context.time().now().isAfter(context.deadline())) {
        throw StepFailure.failed(
            "TimedOut", "'%s' on '%s' has not ended in time".formatted(program, machine.name()));
      }
      context.time().sleep(LOOK);
      code = vsphere.exitCode(machine.id(), user, process);
    }
    return code.get();
  }
}
