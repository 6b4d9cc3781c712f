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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Calls that change something, on behalf of the step that the thread performs. */
final class Effects {

  /** What is about no VM. */
  static final VmId FILES = new VmId("");

  private final Time time;

  /** What of an earlier attempt has been looked at, by the record of the attempt that goes on. */
  private final Map<StepRecord, Set<String>> looked =
      Collections.synchronizedMap(new WeakHashMap<>());

  Effects(Time time) {
    this.time = time;
  }

  /** A call that begins no task, and may be made again. */
  void call(Runnable call) {
    StepRecord.current().requireClaim();
    call.run();
  }

  /**
   * A call that begins a task whose effect can be seen.
   *
   * @throws VSphereFault of {@link VSphereFault.Kind#UNKNOWN_OUTCOME} where an attempt that was cut
   *     off has begun the same: callers then look for the effect, as they do after a lost answer
   */
  VSphereTask task(VSphere vsphere, VmId vm, TaskOperation operation, Supplier<VSphereTask> call) {
    Optional<VSphereTask> earlier = settled(vsphere, vm, operation);
    if (earlier.isPresent() && !vm.equals(FILES)) {
      throw new VSphereFault(
          VSphereFault.Kind.UNKNOWN_OUTCOME,
          "Interrupted",
          "%s was begun as %s in site '%s' before this run was interrupted"
              .formatted(operation.word(), earlier.get().reference(), vsphere.site()));
    }
    return begin(vsphere, vm, operation, call);
  }

  /**
   * A call that begins a task whose effect cannot be seen: where an attempt that was cut off has
   * begun it, that task is the answer.
   *
   * @param same whether it was this, and not something else of the same operation
   */
  VSphereTask once(
      VSphere vsphere,
      VmId vm,
      TaskOperation operation,
      BooleanSupplier same,
      Supplier<VSphereTask> call) {
    return settled(vsphere, vm, operation)
        .filter(_ -> same.getAsBoolean())
        .orElseGet(() -> begin(vsphere, vm, operation, call));
  }

  private VSphereTask begin(
      VSphere vsphere, VmId vm, TaskOperation operation, Supplier<VSphereTask> call) {
    StepRecord record = StepRecord.current();
    record.requireClaim();
    VSphereTask task = call.get();
    record.began(
        new TaskReference(vsphere.site(), vm.instanceUuid(), operation.word(), task.reference()));
    return task;
  }

  /**
   * Lets end what the attempt that was cut off may have begun, before the same is begun again.
   *
   * @return the task, where it has succeeded
   */
  private Optional<VSphereTask> settled(VSphere vsphere, VmId vm, TaskOperation operation) {
    StepRecord record = StepRecord.current();
    return record
        .earlier()
        .filter(_ -> isFirst(record, vm.instanceUuid() + "/" + operation.word()))
        .flatMap(earlier -> find(vsphere, vm, operation, earlier))
        .filter(task -> succeeds(task, record));
  }

  private boolean isFirst(StepRecord record, String what) {
    return looked.computeIfAbsent(record, _ -> ConcurrentHashMap.newKeySet()).add(what);
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
