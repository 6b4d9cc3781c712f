// SPDX-License-Identifier: Apache-2.0
package io.muster.action;

import io.muster.replication.ReplicationFault;
import io.muster.vsphere.VSphereFault;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what fails because a site, a host or a VM is not there from all that fails otherwise: only
 * the first may be gone past by force.
 */
final class OutOfReach {

  private static final Set<String> OF_HOSTS = Set.of("HostNotConnected", "HostCommunication");

  private OutOfReach() {}

  /** Whether the site, or the host of the VM, cannot be reached. */
  static boolean is(@Nullable Throwable problem) {
    return switch (problem) {
      case VSphereFault fault ->
          fault.kind() == VSphereFault.Kind.UNREACHABLE || OF_HOSTS.contains(fault.fault());
      case StepFailure failure -> is(failure.getCause());
      case ReplicationFault fault -> is(fault.getCause());
      case null, default -> false;
    };
  }

  /** Whether a VM is not there any more; of a fault that looking for it has met. */
  static boolean isGone(VSphereFault problem) {
    return is(problem) || problem.kind() == VSphereFault.Kind.NOT_FOUND;
  }
}
