// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.Optional;

/** A check that has to hold within a time (LANGUAGE.md, Verifications). */
public sealed interface Verification {

  StepId id();

  Position at();

  /** The machine that is looked at; empty for a check that is not about one. */
  default Optional<String> machine() {
    return switch (this) {
      case Tools tools -> Optional.of(tools.vm());
      case Address address -> Optional.of(address.vm());
      case Tcp tcp -> Optional.of(tcp.vm());
      case Http _ -> Optional.empty();
    };
  }

  /** How long it may take until the check holds. */
  Duration within();

  /** The time from the start of one look to the start of the next. */
  Duration every();

  /** VMware Tools run in the guest. */
  record Tools(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {}

  /** The guest reports an IP address. */
  record Address(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {}

  /** A TCP port of the guest accepts a connection. */
  record Tcp(StepId id, Position at, String vm, int port, Duration within, Duration every)
      implements Verification {}

  /** A web address answers with a status. */
  record Http(StepId id, Position at, String url, int status, Duration within, Duration every)
      implements Verification {}
}
