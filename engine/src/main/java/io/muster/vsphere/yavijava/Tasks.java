// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.PropertySpec;
import io.muster.cluster.Places;
import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import io.muster.vsphere.VSphereTask;
import java.rmi.RemoteException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Starts tasks, as many at a time as the vCenter is to have, and finds those that were started. */
final class Tasks {

  private static final PropertySpec PROPERTIES =
      Properties.of("Task", "info.entity", "info.descriptionId", "info.queueTime");

  private static final PropertySpec RECENT = Properties.of("TaskManager", "recentTask");

  private final Session session;
  private final TaskWatcher watcher;
  private final Places places;

  Tasks(Session session, TaskWatcher watcher, Places places) {
    this.session = session;
    this.watcher = watcher;
    this.places = places;
  }

  /**
   * Starts a task when there is a place for it; the place is free again when the task ends.
   *
   * @param doing what the task does to what, for the sentence of a fault
   */
  VSphereTask start(TaskOperation operation, String doing, Api.Call<ManagedObjectReference> call) {
    Places.Place place = place(doing);
    CompletionStage<Optional<String>> ended;
    ManagedObjectReference task;
    try {
      task = session.call(doing, call);
      ended = watcher.watch(task, doing);
    } catch (RuntimeException e) {
      place.release();
      throw e;
    }
    return new VSphereTask(
        task.getVal(), operation, ended.whenComplete((result, fault) -> place.release()));
  }

  /** The newest task of an operation on a VM, among those that the vCenter still lists. */
  Optional<VSphereTask> newest(Inventory.Place vm, TaskOperation operation, Instant since) {
    String doing = "look for the task '%s' of VM '%s'".formatted(operation.word(), vm.name());
    return session
        .call(doing, api -> find(api, vm.reference(), operation, since))
        .map(
            task ->
                new VSphereTask(
                    task.getVal(),
                    operation,
                    watcher.watch(task, "%s VM '%s'".formatted(operation.word(), vm.name()))));
  }

  /** A task by its reference, if the vCenter still knows it. */
  Optional<VSphereTask> byReference(String reference, TaskOperation operation) {
    ManagedObjectReference task = new ManagedObjectReference();
    task.setType("Task");
    task.setVal(reference);
    String doing = "look for the task '%s'".formatted(reference);
    try {
      session.call(doing, api -> Properties.read(api, List.of(task), PROPERTIES));
    } catch (VSphereFault fault) {
      if (fault.kind() == VSphereFault.Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw fault;
    }
    return Optional.of(
        new VSphereTask(
            reference,
            operation,
            watcher.watch(task, "%s, begun as %s".formatted(operation.word(), reference))));
  }

  private static Optional<ManagedObjectReference> find(
      Api api, ManagedObjectReference vm, TaskOperation operation, Instant since)
      throws RemoteException {
    List<ManagedObjectReference> recent =
        Properties.read(api, List.of(api.content().getTaskManager()), RECENT).stream()
            .flatMap(row -> row.value("recentTask", ManagedObjectReference[].class).stream())
            .flatMap(Arrays::stream)
            .toList();
    Instant sinceThere = since.plus(api.clockAhead());
    return (recent.isEmpty() ? List.<Properties.Row>of() : Properties.read(api, recent, PROPERTIES))
        .stream()
            .filter(
                task ->
                    task.value("info.entity", ManagedObjectReference.class)
                        .filter(vm::equals)
                        .isPresent())
            .filter(task -> task.text("info.descriptionId").endsWith("." + operation.word()))
            .filter(task -> !queued(task).isBefore(sinceThere))
            .max(Comparator.comparing(Tasks::queued))
            .map(Properties.Row::object);
  }

  private static Instant queued(Properties.Row task) {
    return task.value("info.queueTime", Calendar.class)
        .map(Calendar::toInstant)
        .orElse(Instant.MIN);
  }

  private Places.Place place(String doing) {
    try {
      return places.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      String sentence =
          "%s in site '%s': interrupted before it began".formatted(doing, session.site());
      throw new VSphereFault(Kind.UNREACHABLE, "Interrupted", sentence, e);
    }
  }
}
