// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.time.Time;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereTask;
import io.muster.vsphere.VirtualMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Brings effects about in a vCenter, each once: looks first, acts, and when the answer was lost
 * looks for the task and at the world before it acts again (vsphere.md, section 4).
 */
final class Tasks {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** How far a vCenter's clock may be behind ours when its newest tasks are looked through. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private final VSphere vsphere;
  private final VirtualMachine vm;
  private final Time time;
  private final Instant deadline;

  Tasks(VSphere vsphere, VirtualMachine vm, Time time, Instant deadline) {
    this.vsphere = vsphere;
    this.vm = vm;
    this.time = time;
    this.deadline = deadline;
  }

  /**
   * Makes something so.
   *
   * @param there whether it is so, read from the vCenter
   * @param call starts the task that makes it so
   * @return whether anything had to be done
   */
  boolean ensure(TaskOperation operation, BooleanSupplier there, Supplier<VSphereTask> call) {
    if (there.getAsBoolean()) {
      return false;
    }
    perform(operation, there, call);
    return true;
  }

  /**
   * Runs a task to its end.
   *
   * @param there whether its effect is to be seen, for when its answer was lost or it was refused
   *     as needless; always false where it cannot be seen and doing it again does no harm
   */
  void perform(TaskOperation operation, BooleanSupplier there, Supplier<VSphereTask> call) {
    while (true) {
      Instant sent = time.now();
      try {
        await(call.get());
        return;
      } catch (VSphereFault fault) {
        boolean settled =
            switch (fault.kind()) {
              case UNKNOWN_OUTCOME -> {
                awaitLost(operation, sent);
                yield there.getAsBoolean();
              }
              case STATE -> there.getAsBoolean();
              default -> false;
            };
        if (settled) {
          return;
        }
        if (!canBeTriedAgain(fault)) {
          throw StepFailure.of(fault);
        }
        time.sleep(PAUSE);
      }
    }
  }

  private boolean canBeTriedAgain(VSphereFault fault) {
    boolean passing =
        fault.kind() == VSphereFault.Kind.UNKNOWN_OUTCOME || fault.kind() == VSphereFault.Kind.BUSY;
    return passing && time.now().plus(PAUSE).isBefore(deadline);
  }

  /** The call may have begun a task before its answer was lost; lets that end first. */
  private void awaitLost(TaskOperation operation, Instant sent) {
    vsphere.recentTask(vm.id(), operation, sent.minus(CLOCK_SKEW)).ifPresent(this::await);
  }

  private void await(VSphereTask task) {
    try {
      time.await(task.ended(), deadline);
    } catch (CompletionException e) {
      throw e.getCause() instanceof VSphereFault fault ? fault : e;
    } catch (TimeoutException e) {
      throw StepFailure.failed(
          "TimedOut",
          "%s of '%s' has not ended in time; %s may still end in site '%s'"
              .formatted(task.operation().word(), vm.name(), task.reference(), vsphere.site()));
    }
  }
}
