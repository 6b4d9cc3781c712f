// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replication.ReplicationFault;
import io.muster.run.StepFault;
import io.muster.vsphere.VSphereFault;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A step could not do what it is for. */
public final class StepFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final Set<VSphereFault.Kind> REFUSALS =
      EnumSet.of(
          VSphereFault.Kind.NO_PERMISSION,
          VSphereFault.Kind.NOT_AUTHENTICATED,
          VSphereFault.Kind.UNTRUSTED);

  private final transient StepFault fault;

  private StepFailure(StepFault fault, @Nullable Throwable cause) {
    super(fault.sentence(), cause);
    this.fault = fault;
  }

  /**
   * An interlock or a state is in the way; trying again is no use until somebody has changed it.
   */
  public static StepFailure refused(String name, String sentence) {
    return new StepFailure(new StepFault(name, sentence, true), null);
  }

  public static StepFailure failed(String name, String sentence) {
    return new StepFailure(new StepFault(name, sentence, false), null);
  }

  /** What the vCenter said, with its own name of the fault. */
  public static StepFailure of(VSphereFault fault) {
    return new StepFailure(fault(fault), fault);
  }

  /** All of what went wrong with parts of one step, by the name of the first. */
  static StepFailure of(List<RuntimeException> problems) {
    List<StepFault> faults = problems.stream().map(StepFailure::fault).toList();
    StepFault all =
        new StepFault(
            faults.getFirst().name(),
            String.join("; ", faults.stream().map(StepFault::sentence).distinct().toList()),
            faults.stream().allMatch(StepFault::refused));
    return new StepFailure(all, problems.getFirst());
  }

  /** What went wrong, whatever it was. */
  public static StepFault fault(Throwable problem) {
    return switch (problem) {
      case StepFailure failure -> failure.fault;
      case VSphereFault fault ->
          new StepFault(
              fault.fault(),
              fault.getMessage() + " (" + fault.fault() + ")",
              REFUSALS.contains(fault.kind()));
      case ReplicationFault fault ->
          new StepFault(
              fault.fault(), fault.getMessage() + " (" + fault.fault() + ")", fault.refused());
      case CompletionException wrapped when wrapped.getCause() != null -> fault(wrapped.getCause());
      default ->
          new StepFault(
              problem.getClass().getSimpleName(),
              problem.getMessage() == null
                  ? problem.getClass().getSimpleName()
                  : problem.getMessage(),
              false);
    };
  }

  public StepFault fault() {
    return fault;
  }
}
