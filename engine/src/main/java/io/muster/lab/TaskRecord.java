// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import io.muster.vsphere.TaskOperation;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VmId;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A task as a vCenter remembers it. It is data, so that a task that was under way when a lab was
 * saved goes on when it is loaded.
 *
 * @param arguments what the call was given
 * @param ends when it ends or has ended
 * @param fault how it fails, where that is known already
 * @param result what it gave, where it has ended and gives something
 */
record TaskRecord(
    String reference,
    VmId vm,
    TaskOperation operation,
    SortedMap<String, String> arguments,
    Instant queued,
    Instant ends,
    boolean ended,
    @Nullable Refused fault,
    @Nullable String result) {

  /** What a task about files alone is about. */
  static final VmId NO_VM = new VmId("");

  /** A vCenter's refusal as data. */
  record Refused(VSphereFault.Kind kind, String fault, String sentence) {

    static Refused of(VSphereFault fault) {
      return new Refused(fault.kind(), fault.fault(), String.valueOf(fault.getMessage()));
    }

    VSphereFault thrown() {
      return new VSphereFault(kind, fault, sentence);
    }
  }

  String argument(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new IllegalStateException(operation.word() + " has no argument '" + name + "'");
    }
    return value;
  }

  TaskRecord failing(@Nullable Refused with, Instant when) {
    return new TaskRecord(reference, vm, operation, arguments, queued, when, ended, with, result);
  }

  TaskRecord ended(@Nullable Refused with, @Nullable String result) {
    return new TaskRecord(reference, vm, operation, arguments, queued, ends, true, with, result);
  }
}
