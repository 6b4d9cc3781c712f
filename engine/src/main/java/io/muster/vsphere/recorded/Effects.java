// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.recorded;

import io.muster.run.StepRecord;
import io.muster.run.StepRecord.Earlier;
import io.muster.run.TaskReference;
import io.muster.time.Time;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphere;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereTask;
import io.muster.vsphere.VmId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Calls that change something, on behalf of the step that the thread performs. */
final class Effects {

  /** What is about no VM. */
  static final VmId FILES = new VmId("");

  private final Time time;

  /** What of an earlier attempt has been looked at, by the record of the attempt that goes on. */
  private final Map<StepRecord, Set<String>> settled =
      Collections.synchronizedMap(new WeakHashMap<>());

  Effects(Time time) {
    this.time = time;
  }

  /** A call that begins no task, and may be made again. */
  void call(Runnable call) {
    StepRecord.current().requireClaim();
    call.run();
  }

  /** A call that begins a task. */
  VSphereTask task(VSphere vsphere, VmId vm, TaskOperation operation, Supplier<VSphereTask> call) {
    StepRecord record = StepRecord.current();
    record.requireClaim();
    Optional<VSphereTask> earlier =
        record.earlier().flatMap(it -> settle(vsphere, vm, operation, it, record));
    if (earlier.isPresent()) {
      return earlier.get();
    }
    VSphereTask task = call.get();
    record.began(
        new TaskReference(vsphere.site(), vm.instanceUuid(), operation.word(), task.reference()));
    return task;
  }

  /**
   * Lets end what the attempt that was cut off may have begun, before the same is begun again.
   *
   * @return the task, where its effect cannot be seen and it has succeeded
   * @throws VSphereFault of {@link VSphereFault.Kind#UNKNOWN_OUTCOME} where its effect can be seen:
   *     that is what callers look for after a lost answer, and a restart has lost it too
   */
  private Optional<VSphereTask> settle(
      VSphere vsphere, VmId vm, TaskOperation operation, Earlier earlier, StepRecord record) {
    boolean first =
        settled
            .computeIfAbsent(record, _ -> ConcurrentHashMap.newKeySet())
            .add(vm.instanceUuid() + "/" + operation.word());
    Optional<VSphereTask> begun = first ? find(vsphere, vm, operation, earlier) : Optional.empty();
    if (begun.isEmpty() || !succeeds(begun.get(), record)) {
      return Optional.empty();
    }
    if (operation == TaskOperation.REVERT_TO_SNAPSHOT) {
      return begun;
    }
    if (vm.equals(FILES)) {
      return Optional.empty();
    }
    throw new VSphereFault(
        VSphereFault.Kind.UNKNOWN_OUTCOME,
        "Interrupted",
        "%s was begun as %s in site '%s' before this run was interrupted"
            .formatted(operation.word(), begun.get().reference(), vsphere.site()));
  }

  private static Optional<VSphereTask> find(
      VSphere vsphere, VmId vm, TaskOperation operation, Earlier earlier) {
    if (!vm.equals(FILES)) {
      return vsphere.recentTask(vm, operation, earlier.began());
    }
    return earlier.tasks().reversed().stream()
        .filter(it -> it.site().equals(vsphere.site()))
        .filter(it -> it.operation().equals(operation.word()))
        .findFirst()
        .flatMap(it -> vsphere.task(it.reference(), operation));
  }

  private boolean succeeds(VSphereTask task, StepRecord record) {
    try {
      time.await(task.ended(), record.deadline());
      return true;
    } catch (CompletionException | TimeoutException _) {
      return false;
    }
  }
}
