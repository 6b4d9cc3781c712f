// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replica.ReplicaMark;
import io.muster.vsphere.Snapshot;
import io.muster.vsphere.TaskOperation;
import java.util.List;
import java.util.Optional;

/**
 * Makes, removes and reverts to snapshots by their names. Those of a replica are its restore points
 * and are left alone: only runs use them up.
 */
public final class SnapshotChange {

  private final StepContext context;

  public SnapshotChange(StepContext context) {
    this.context = context;
  }

  /**
   * Makes a snapshot, unless there is one of that name.
   *
   * @param site where the VM is; empty means wherever exactly one VM has that name
   * @throws StepFailure when there is not exactly one such VM, it is a replica, or the vCenter
   *     refuses
   */
  public Result make(String name, Optional<String> site, String snapshot, String description) {
    Machine machine = find(name, site);
    boolean changed =
        machine
            .tasks()
            .ensure(
                TaskOperation.CREATE_SNAPSHOT,
                () -> !named(machine, snapshot).isEmpty(),
                () -> machine.vsphere().createSnapshot(machine.id(), snapshot, description));
    return Result.of(
        "'%s' has snapshot '%s'%s".formatted(name, snapshot, changed ? "" : ", as it had"));
  }

  /**
   * Removes a snapshot, and keeps those made after it.
   *
   * @throws StepFailure likewise, and when several have that name
   */
  public Result remove(String name, Optional<String> site, String snapshot) {
    Machine machine = find(name, site);
    Optional<Snapshot> meant = one(machine, snapshot);
    meant.ifPresent(
        it ->
            machine
                .tasks()
                .ensure(
                    TaskOperation.REMOVE_SNAPSHOT,
                    () -> named(machine, snapshot).isEmpty(),
                    () -> machine.vsphere().removeSnapshot(machine.id(), it.id())));
    return Result.of(
        "'%s' has no snapshot '%s'%s"
            .formatted(name, snapshot, meant.isPresent() ? " any more" : ", as it was"));
  }

  /**
   * Puts disks and configuration back to a snapshot; the VM is off then.
   *
   * @throws StepFailure likewise, and when there is no such snapshot
   */
  public Result revert(String name, Optional<String> site, String snapshot) {
    Machine machine = find(name, site);
    Snapshot meant =
        one(machine, snapshot)
            .orElseThrow(
                () ->
                    StepFailure.refused(
                        "NotFound",
                        "'%s' has no snapshot '%s'; it has %s"
                            .formatted(name, snapshot, names(machine))));
    machine
        .tasks()
        .perform(
            TaskOperation.REVERT_TO_SNAPSHOT,
            () -> false,
            () -> machine.vsphere().revertToSnapshot(machine.id(), meant.id()));
    return Result.of("'%s' is off, at snapshot '%s'".formatted(name, snapshot));
  }

  private Machine find(String name, Optional<String> site) {
    Machine machine = new NamedVm(context).find(name, site);
    boolean isMarked =
        !machine.now().customValues().getOrDefault(ReplicaMark.ATTRIBUTE, "").isBlank();
    if (isMarked || new DeclaredMachines(context.runbook()).replica(machine).isPresent()) {
      throw StepFailure.refused(
          "InvalidState",
          "'%s' is a replica, whose snapshots are its restore points; runs alone change them"
              .formatted(name));
    }
    return machine;
  }

  private static Optional<Snapshot> one(Machine machine, String name) {
    List<Snapshot> named = named(machine, name);
    if (named.size() > 1) {
      throw StepFailure.refused(
          "Ambiguous",
          "'%s' has %d snapshots '%s'; rename all but one of them"
              .formatted(machine.name(), named.size(), name));
    }
    return named.stream().findFirst();
  }

  private static List<Snapshot> named(Machine machine, String name) {
    return machine.now().snapshots().stream().filter(it -> it.name().equals(name)).toList();
  }

  private static String names(Machine machine) {
    List<String> names =
        machine.now().snapshots().stream().map(it -> "'" + it.name() + "'").toList();
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
