// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;

/** A check that has to hold within a time (LANGUAGE.md, Verifications). */
public sealed interface Verification {

  StepId id();

  Position at();

  /** How long it may take until the check holds. */
  Duration within();

  /** The time from the start of one look to the start of the next. */
  Duration every();

  /** VMware Tools run in the guest. */
  record Tools(StepId id, Position at, String vm, Duration within, Duration every) implements Verification {}

  /** The guest reports an IP address. */
  record Address(StepId id, Position at, String vm, Duration within, Duration every) implements Verification {}

  /** A TCP port of the guest accepts a connection. */
  record Tcp(StepId id, Position at, String vm, int port, Duration within, Duration every) implements Verification {}

  /** A web address answers with a status. */
  record Http(StepId id, Position at, String url, int status, Duration within, Duration every)
      implements Verification {}
}
