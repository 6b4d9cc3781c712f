// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.snapshot;

import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import io.muster.time.Time;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import io.muster.vsphere.VSphereTask;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Runs tasks to their end, each once, and within the time that a call has. */
record Waiting(Time time, Instant deadline) {

  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** How far a vCenter's clock may be behind ours when its newest tasks are looked through. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

  private static final Set<Kind> PASSING =
      EnumSet.of(Kind.BUSY, Kind.UNREACHABLE, Kind.UNKNOWN_OUTCOME);

  static Waiting of(Replicated replica) {
    return new Waiting(replica.time(), replica.deadline());
  }

  /** Makes something so of a VM, unless it is. */
  void ensure(
      Machine vm, TaskOperation operation, BooleanSupplier there, Supplier<VSphereTask> call) {
    if (!there.getAsBoolean()) {
      perform(vm, operation, there, call);
    }
  }

  /** Runs a task of a VM; when its answer is lost, the task and the effect are looked for. */
  void perform(
      Machine vm, TaskOperation operation, BooleanSupplier there, Supplier<VSphereTask> call) {
    while (true) {
      Instant sent = time.now();
      try {
        await(call.get());
        return;
      } catch (VSphereFault fault) {
        if (fault.kind() == Kind.UNKNOWN_OUTCOME) {
          vm.vsphere()
              .recentTask(vm.id(), operation, sent.minus(CLOCK_SKEW))
              .ifPresent(this::await);
        }
        boolean looked = fault.kind() == Kind.UNKNOWN_OUTCOME || fault.kind() == Kind.STATE;
        if (looked && there.getAsBoolean()) {
          return;
        }
        pauseAfter(fault);
      }
    }
  }

  /** Runs a task that may be run again whatever has become of it. */
  void repeat(Supplier<VSphereTask> call) {
    while (true) {
      try {
        await(call.get());
        return;
      } catch (VSphereFault fault) {
        pauseAfter(fault);
      }
    }
  }

  private void pauseAfter(VSphereFault fault) {
    boolean passing = fault.kind() == Kind.BUSY || fault.kind() == Kind.UNKNOWN_OUTCOME;
    if (!passing || !time.now().plus(PAUSE).isBefore(deadline)) {
      throw fault;
    }
    time.sleep(PAUSE);
  }

  private void await(VSphereTask task) {
    try {
      time.await(task.ended(), deadline);
    } catch (CompletionException e) {
      throw e.getCause() instanceof VSphereFault fault ? fault : e;
    } catch (TimeoutException e) {
      throw new ReplicationFault(
          "TimedOut",
          false,
          "%s has not ended in time; %s may still end"
              .formatted(task.operation().word(), task.reference()),
          e);
    }
  }

  /** The same fault in the words of replication. */
  static ReplicationFault fault(VSphereFault fault) {
    return new ReplicationFault(
        fault.fault(), !PASSING.contains(fault.kind()), String.valueOf(fault.getMessage()), fault);
  }
}
