// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VmId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a vCenter remembers of its tasks. */
final class TaskHistory {

  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Map<String, TaskRecord> records = new LinkedHashMap<>();
  private final Map<VmId, List<String>> ofVm = new HashMap<>();
  private long last;

  /** A reference that no other task has had. */
  String nextReference() {
    last++;
    return "task-" + last;
  }

  /** Adds a task, or what has become of it; a new one is when those are forgotten that are old. */
  void put(TaskRecord task) {
    if (!records.containsKey(task.reference())) {
      forgetOld(task.queued());
    }
    if (records.put(task.reference(), task) == null) {
      last = Math.max(last, Long.parseLong(task.reference().substring("task-".length())));
      ofVm.computeIfAbsent(task.vm(), _ -> new ArrayList<>()).add(task.reference());
    }
  }

  boolean isBusy(VmId vm) {
    return of(vm).stream().anyMatch(task -> !task.ended());
  }

  Optional<TaskRecord> find(String reference) {
    return Optional.ofNullable(records.get(reference));
  }

  Optional<TaskRecord> recent(VmId vm, TaskOperation operation, Instant since) {
    return of(vm).reversed().stream()
        .filter(task -> task.operation() == operation && !task.queued().isBefore(since))
        .findFirst();
  }

  private List<TaskRecord> of(VmId vm) {
    return ofVm.getOrDefault(vm, List.of()).stream().map(records::get).toList();
  }

  private void forgetOld(Instant now) {
    Instant old = now.minus(REMEMBERED);
    var oldest = records.values().iterator();
    while (oldest.hasNext()) {
      TaskRecord task = oldest.next();
      if (!task.ended() || !task.ends().isBefore(old)) {
        return;
      }
      oldest.remove();
      ofVm.computeIfPresent(task.vm(), (_, references) -> without(references, task));
    }
  }

  private static List<String> without(List<String> references, TaskRecord task) {
    references.remove(task.reference());
    return references;
  }

  List<TaskRecord> all() {
    return List.copyOf(records.values());
  }
}
