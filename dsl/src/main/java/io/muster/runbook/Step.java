// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One thing that a plan does. */
public sealed interface Step {

  StepId id();

  Position at();

  StepOptions options();

  /** The same step with other ids, its own and those of the steps in it. */
  Step renamed(UnaryOperator<StepId> ids);

  /** The steps that are a part of this one; none of most kinds. */
  default List<Step> parts() {
    return List.of();
  }

  /**
   * An operation on the replica of one machine.
   *
   * @param vm the machine or vApp, as the runbook calls it
   * @param point the restore point to fail over to; {@code latest} where the operation takes none
   * @param delay the least time from the start of the machine before it in the group to its own
   *     start
   * @param overlap whether the replica may run in a live network beside its running source
   */
  record Vm(
      StepId id,
      Position at,
      String vm,
      ReplicaOperation operation,
      RestorePointChoice point,
      Duration delay,
      boolean overlap,
      StepOptions options)
      implements Step {
    @Override
    public Vm renamed(UnaryOperator<StepId> ids) {
      return new Vm(ids.apply(id), at, vm, operation, point, delay, overlap, options.renamed(ids));
    }

    /** The same machine by another operation. */
    public Vm by(ReplicaOperation other) {
      return new Vm(id, at, vm, other, point, delay, overlap, options);
    }
  }

  /** Checks that run side by side; it holds when all of them hold. */
  record Verify(StepId id, Position at, List<Verification> verifications, StepOptions options)
      implements Step {
    @Override
    public Verify renamed(UnaryOperator<StepId> ids) {
      List<Verification> others = verifications.stream().map(v -> v.renamed(ids)).toList();
      return new Verify(ids.apply(id), at, others, options.renamed(ids));
    }
  }

  /** A pause of a fixed length. */
  record Wait(StepId id, Position at, Duration duration, StepOptions options) implements Step {
    @Override
    public Wait renamed(UnaryOperator<StepId> ids) {
      return new Wait(ids.apply(id), at, duration, options.renamed(ids));
    }
  }

  /** Waits until somebody says that the plan may go on. */
  record Pause(
      StepId id,
      Position at,
      String text,
      List<String> approvers,
      Duration within,
      PauseEnd otherwise,
      StepOptions options)
      implements Step {
    @Override
    public Pause renamed(UnaryOperator<StepId> ids) {
      return new Pause(ids.apply(id), at, text, approvers, within, otherwise, options.renamed(ids));
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
      implements Step {
    @Override
    public Call renamed(UnaryOperator<StepId> ids) {
      return new Call(ids.apply(id), at, uri, method, headers, body, expect, options.renamed(ids));
    }
  }

  /** A message to people through any Camel producer. */
  record Notify(
      StepId id,
      Position at,
      String uri,
      Optional<String> subject,
      Optional<String> body,
      StepOptions options)
      implements Step {
    @Override
    public Notify renamed(UnaryOperator<StepId> ids) {
      return new Notify(ids.apply(id), at, uri, subject, body, options.renamed(ids));
    }
  }

  /** A program that is run in a guest. */
  record Guest(StepId id, Position at, GuestProgram program, StepOptions options) implements Step {
    @Override
    public Guest renamed(UnaryOperator<StepId> ids) {
      return new Guest(ids.apply(id), at, program, options.renamed(ids));
    }
  }

  /**
   * The steps of a procedure.
   *
   * @param steps those of the procedure, with ids of their own below this one
   */
  record Perform(StepId id, Position at, String procedure, List<Step> steps, StepOptions options)
      implements Step {
    @Override
    public Perform renamed(UnaryOperator<StepId> ids) {
      List<Step> others = steps.stream().map(step -> step.renamed(ids)).toList();
      return new Perform(ids.apply(id), at, procedure, others, options.renamed(ids));
    }

    @Override
    public List<Step> parts() {
      return steps;
    }
  }

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
      implements Step {
    @Override
    public Power renamed(UnaryOperator<StepId> ids) {
      return new Power(ids.apply(id), at, action, vm, site, options.renamed(ids));
    }
  }

  /**
   * Something about the snapshots of one VM.
   *
   * @param name of the snapshot; empty means the current one, and a name made by Muster for a new
   *     one
   */
  record Snapshot(
      StepId id,
      Position at,
      SnapshotAction action,
      String vm,
      Optional<String> site,
      Optional<String> name,
      StepOptions options)
      implements Step {
    @Override
    public Snapshot renamed(UnaryOperator<StepId> ids) {
      return new Snapshot(ids.apply(id), at, action, vm, site, name, options.renamed(ids));
    }
  }

  /**
   * Connects or disconnects network adapters of one VM.
   *
   * @param network only adapters of this port group; empty means all
   */
  record Connection(
      StepId id,
      Position at,
      boolean connected,
      String vm,
      Optional<String> site,
      Optional<String> network,
      StepOptions options)
      implements Step {
    @Override
    public Connection renamed(UnaryOperator<StepId> ids) {
      return new Connection(ids.apply(id), at, connected, vm, site, network, options.renamed(ids));
    }

    /** The word that writes it. */
    public String word() {
      return connected ? "connect" : "disconnect";
    }
  }

  /** Waits for the time at which a failback switches over. */
  record SwitchTime(StepId id, Position at, Switchover switchover, StepOptions options)
      implements Step {
    @Override
    public SwitchTime renamed(UnaryOperator<StepId> ids) {
      return new SwitchTime(ids.apply(id), at, switchover, options.renamed(ids));
    }
  }
}
