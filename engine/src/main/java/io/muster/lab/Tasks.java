// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.lab.TaskRecord.Refused;
import io.muster.time.Time;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereTask;
import io.muster.vsphere.VmId;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The tasks of one vCenter: queued, under way, and remembered for a while. */
final class Tasks {

  private static final Set<TaskOperation> NEED_SPACE =
      EnumSet.of(
          TaskOperation.POWER_ON,
          TaskOperation.CREATE_SNAPSHOT,
          TaskOperation.CREATE_VM,
          TaskOperation.COPY_DISK);

  private final LabSite site;
  private final Time time;
  private final Takes takes;
  private final Tally tally;
  private final TaskHistory history = new TaskHistory();
  private final Map<String, CompletableFuture<Optional<String>>> open = new HashMap<>();

  Tasks(LabSite site, Time time, Takes takes, Tally tally) {
    this.site = site;
    this.tally = tally;
    this.time = time;
    this.takes = takes;
    for (TaskRecord task : site.tasksAtStart()) {
      history.put(task);
      if (!task.ended()) {
        follow(task);
      }
    }
  }

  /**
   * Begins a task.
   *
   * @param vm what it is about; {@link TaskRecord#NO_VM} where that is files alone
   * @param refused the fault that it is going to end with, where that is known beforehand
   */
  VSphereTask begin(
      VmId vm,
      TaskOperation operation,
      SortedMap<String, String> arguments,
      @Nullable VSphereFault refused) {
    return site.ledger().together(() -> begun(vm, operation, arguments, refused));
  }

  private synchronized VSphereTask begun(
      VmId vm,
      TaskOperation operation,
      SortedMap<String, String> arguments,
      @Nullable VSphereFault refused) {
    Instant now = time.now();
    Instant ends = now.plus(slowed(takes.of(operation), now));
    TaskRecord task =
        new TaskRecord(
            history.nextReference(), vm, operation, arguments, now, ends, false, null, null);
    VSphereFault fault = refused == null ? foreseen(task, now) : refused;
    if (fault != null) {
      Instant soon = now.plus(slowed(Takes.REFUSAL, now));
      task = task.failing(Refused.of(fault), soon.isBefore(ends) ? soon : ends);
    }
    put(task);
    tally.begun(site.name(), object(task), operation.word());
    follow(task);
    return seen(task);
  }

  private Duration slowed(Duration duration, Instant now) {
    return Duration.ofNanos((long) (duration.toNanos() * site.faults().slowness(site.name(), now)));
  }

  /** The fault that a vCenter answers with as soon as it looks at the task. */
  private @Nullable VSphereFault foreseen(TaskRecord task, Instant now) {
    try {
      if (!task.vm().equals(TaskRecord.NO_VM) && history.isBusy(task.vm())) {
        throw Refusals.of(
            "TaskInProgress",
            "%s of '%s': another task is under way on it"
                .formatted(task.operation().word(), name(task)));
      }
      effect(task, now);
      return null;
    } catch (VSphereFault fault) {
      return fault;
    }
  }

  /** What is to be done, where it can be. */
  private Runnable effect(TaskRecord task, Instant now) {
    Optional<Vm> vm = site.vm(task.vm(), now);
    if (vm.isPresent() && site.faults().hostLost(site.name(), vm.get().host(), now)) {
      throw Refusals.of(
          "HostNotConnected",
          "%s of '%s': its host '%s' is lost"
              .formatted(task.operation().word(), name(task), vm.get().host()));
    }
    if (NEED_SPACE.contains(task.operation()) && site.faults().diskFull(site.name(), now)) {
      throw Refusals.of(
          "NoDiskSpace",
          "%s of '%s': the storage of site '%s' is full"
              .formatted(task.operation().word(), name(task), site.name()));
    }
    SiteOperations ofSite = new SiteOperations(site, task, now);
    if (ofSite.concern()) {
      return ofSite.effect();
    }
    // why: tried on the VM as it is, so that what cannot be done is known before it is due
    Operations.perform(task, vm.orElseThrow(() -> Refusals.noVm(task.vm(), site.name())), now);
    return () -> site.change(task.vm(), now, v -> Operations.perform(task, v, now));
  }

  private String name(TaskRecord task) {
    return site.vm(task.vm(), time.now()).map(Vm::name).orElse(task.vm().toString());
  }

  /** What a task is about, for people. */
  private String object(TaskRecord task) {
    return switch (task.operation()) {
      case CREATE_VM -> task.argument(Operations.NAME);
      case COPY_DISK, DELETE_DISK -> task.argument(SiteOperations.TO);
      default -> name(task);
    };
  }

  private void put(TaskRecord task) {
    history.put(task);
    site.ledger().changed(new Change.OfTask(site.name(), task));
  }

  private void follow(TaskRecord task) {
    open.put(task.reference(), new CompletableFuture<>());
    time.at(task.ends(), () -> end(task));
  }

  private void end(TaskRecord task) {
    try {
      deliver(site.ledger().together(() -> ended(task)));
    } catch (UncheckedIOException | LabInUseException unkept) {
      waited(task).ifPresent(waited -> waited.completeExceptionally(unkept));
    }
  }

  private synchronized TaskRecord ended(TaskRecord task) {
    TaskRecord ended = done(task, time.now());
    put(ended);
    if (ended.fault() == null) {
      tally.succeeded(site.name(), object(ended), ended.operation().word());
    }
    return ended;
  }

  private TaskRecord done(TaskRecord task, Instant now) {
    if (task.fault() != null) {
      return task.ended(task.fault(), null);
    }
    try {
      effect(task, now).run();
      boolean creates = task.operation() == TaskOperation.CREATE_SNAPSHOT;
      return task.ended(null, creates ? Operations.created(task) : null);
    } catch (VSphereFault fault) {
      return task.ended(Refused.of(fault), null);
    }
  }

  /** Tells those who wait, once the vCenter can be reached. */
  private void deliver(TaskRecord ended) {
    Optional<Fault> gone = site.faults().unreachable(site.name(), time.now());
    Instant back = gone.map(fault -> fault.during().until()).orElse(null);
    if (back != null) {
      time.at(back, () -> deliver(ended));
      return;
    }
    Optional<CompletableFuture<Optional<String>>> waited = waited(ended);
    if (waited.isPresent() && gone.isPresent()) {
      waited
          .get()
          .completeExceptionally(
              Refusals.answerLost(ended.operation().word(), name(ended), site.name()));
    } else if (waited.isPresent()) {
      complete(waited.get(), ended);
    }
  }

  private synchronized Optional<CompletableFuture<Optional<String>>> waited(TaskRecord task) {
    return Optional.ofNullable(open.remove(task.reference()));
  }

  private static void complete(CompletableFuture<Optional<String>> waited, TaskRecord ended) {
    Refused fault = ended.fault();
    if (fault == null) {
      waited.complete(Optional.ofNullable(ended.result()));
    } else {
      waited.completeExceptionally(fault.thrown());
    }
  }

  synchronized Optional<VSphereTask> find(String reference) {
    return history.find(reference).map(this::seen);
  }

  synchronized Optional<VSphereTask> recent(VmId vm, TaskOperation operation, Instant since) {
    return history.recent(vm, operation, since).map(this::seen);
  }

  private VSphereTask seen(TaskRecord task) {
    CompletableFuture<Optional<String>> ended = open.get(task.reference());
    if (ended == null) {
      ended = new CompletableFuture<>();
      complete(ended, task);
    }
    return new VSphereTask(task.reference(), task.operation(), ended);
  }

  synchronized List<TaskRecord> asData() {
    return history.all();
  }
}
