// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A check that has to hold within a time (LANGUAGE.md, Verifications). */
public sealed interface Verification {

  StepId id();

  Position at();

  /** The machine that is looked at; empty for a check that is not about one. */
  default Optional<String> machine() {
    return switch (this) {
      case Tools tools -> Optional.of(tools.vm());
      case Heartbeat heartbeat -> Optional.of(heartbeat.vm());
      case Address address -> Optional.of(address.vm());
      case Tcp tcp -> Optional.of(tcp.vm());
      case Ping ping -> Optional.of(ping.vm());
      case Guest guest -> Optional.of(guest.program().vm());
      case Http _, Call _ -> Optional.empty();
    };
  }

  /** How long it may take until the check holds. */
  Duration within();

  /** The time from the start of one look to the start of the next. */
  Duration every();

  /** The same check with another id. */
  Verification renamed(UnaryOperator<StepId> ids);

  /** VMware Tools run in the guest. */
  record Tools(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {
    @Override
    public Tools renamed(UnaryOperator<StepId> ids) {
      return new Tools(ids.apply(id), at, vm, within, every);
    }
  }

  /** The guest's heartbeat is green. */
  record Heartbeat(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {
    @Override
    public Heartbeat renamed(UnaryOperator<StepId> ids) {
      return new Heartbeat(ids.apply(id), at, vm, within, every);
    }
  }

  /** The guest reports an IP address. */
  record Address(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {
    @Override
    public Address renamed(UnaryOperator<StepId> ids) {
      return new Address(ids.apply(id), at, vm, within, every);
    }
  }

  /** A TCP port of the guest accepts a connection. */
  record Tcp(StepId id, Position at, String vm, int port, Duration within, Duration every)
      implements Verification {
    @Override
    public Tcp renamed(UnaryOperator<StepId> ids) {
      return new Tcp(ids.apply(id), at, vm, port, within, every);
    }
  }

  /** The guest answers a ping. */
  record Ping(StepId id, Position at, String vm, Duration within, Duration every)
      implements Verification {
    @Override
    public Ping renamed(UnaryOperator<StepId> ids) {
      return new Ping(ids.apply(id), at, vm, within, every);
    }
  }

  /** A web address answers with a status. */
  record Http(StepId id, Position at, String url, int status, Duration within, Duration every)
      implements Verification {
    @Override
    public Http renamed(UnaryOperator<StepId> ids) {
      return new Http(ids.apply(id), at, url, status, within, every);
    }
  }

  /** A program in the guest ends with the exit code that means success. */
  record Guest(StepId id, Position at, GuestProgram program, Duration within, Duration every)
      implements Verification {
    @Override
    public Guest renamed(UnaryOperator<StepId> ids) {
      return new Guest(ids.apply(id), at, program, within, every);
    }
  }

  /**
   * A Camel producer gives the answer that is expected; its parts are those of {@link Step.Call}.
   */
  record Call(
      StepId id,
      Position at,
      String uri,
      Optional<String> method,
      Map<String, String> headers,
      Optional<Object> body,
      Optional<Object> expect,
      Duration within,
      Duration every)
      implements Verification {
    @Override
    public Call renamed(UnaryOperator<StepId> ids) {
      return new Call(ids.apply(id), at, uri, method, headers, body, expect, within, every);
    }
  }
}
