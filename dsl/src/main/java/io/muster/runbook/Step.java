// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One thing that a plan does. */
public sealed interface Step {

  StepId id();

  Position at();

  StepOptions options();

  /**
   * An operation on the replica of one machine.
   *
   * @param vm the machine, as the runbook calls it
   * @param point the restore point to fail over to; {@code latest} where the operation takes none
   * @param delay the least time from the start of the machine before it in the group to its own
   *     start
   */
  record Vm(
      StepId id,
      Position at,
      String vm,
      ReplicaOperation operation,
      RestorePointChoice point,
      Duration delay,
      StepOptions options)
      implements Step {}

  /** Checks that run side by side; it holds when all of them hold. */
  record Verify(StepId id, Position at, List<Verification> verifications) implements Step {
    @Override
    public StepOptions options() {
      return StepOptions.DEFAULT;
    }
  }

  /** A pause of a fixed length. */
  record Wait(StepId id, Position at, Duration duration) implements Step {
    @Override
    public StepOptions options() {
      return StepOptions.DEFAULT;
    }
  }

  /**
   * A message to any Camel producer that has to succeed.
   *
   * @param uri the Camel endpoint
   * @param method the HTTP method, for HTTP endpoints
   * @param body a text, or a map or list that is sent as JSON
   * @param expect the text or status that the answer has to be
   */
  record Call(
      StepId id,
      Position at,
      String uri,
      Optional<String> method,
      Map<String, String> headers,
      Optional<Object> body,
      Optional<Object> expect,
      StepOptions options)
      implements Step {}

  /** A message to people through any Camel producer. */
  record Notify(
      StepId id,
      Position at,
      String uri,
      Optional<String> subject,
      Optional<String> body,
      StepOptions options)
      implements Step {}

  /**
   * A change of one VM's power.
   *
   * @param vm the name of the VM in vSphere
   * @param site the site where it is; empty means wherever exactly one VM has that name
   */
  record Power(
      StepId id,
      Position at,
      PowerAction action,
      String vm,
      Optional<String> site,
      StepOptions options)
      implements Step {}
}
