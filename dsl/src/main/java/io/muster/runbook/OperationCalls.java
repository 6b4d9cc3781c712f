// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.stream.Stream;

/**
 * The calls that operations make, in their order (domain.md, section 10). A call whose effect is
 * there already is left out when it runs. Where two VMs take part, the call says which: the source
 * and the production VM are at the production site. What is no call of vSphere is one of
 * replication: {@code hold}, {@code recover}, {@code discard}, {@code sync}, {@code prepare},
 * {@code transfer}, {@code restore}, {@code forget}, {@code release}, {@code adopt}, {@code
 * resume}, {@code reverse}. Plain vSphere holds and resumes snapshot replicas by an attribute.
 */
final class OperationCalls {

  private OperationCalls() {}

  static List<String> of(ReplicaOperation operation, ReplicaKind kind) {
    return switch (operation) {
      case FAILOVER, TEST_FAILOVER -> failover(kind);
      case PLANNED_FAILOVER -> plannedFailover(kind);
      case UNDO_FAILOVER -> undoFailover(kind);
      case PERMANENT_FAILOVER -> permanentFailover(kind);
      case FAILBACK -> failback(kind);
      case SWITCHOVER -> switchover(kind);
      case COMMIT_FAILBACK -> List.of("adopt", "resume");
      case UNDO_FAILBACK -> undoFailback(kind);
      case REPROTECT -> kind.reversible() ? List.of("reverse") : List.of();
    };
  }

  /** A guest is given its address as soon as it has been started. */
  static List<String> withAddresses(ReplicaOperation operation, ReplicaKind kind) {
    List<String> calls = of(operation, kind);
    String program =
        switch (operation) {
          case FAILOVER, TEST_FAILOVER, PLANNED_FAILOVER, UNDO_FAILBACK ->
              "runProgram in the guest for its address";
          case SWITCHOVER -> "runProgram in the production VM for its address";
          default -> "";
        };
    return program.isEmpty() || calls.isEmpty()
        ? calls
        : Stream.concat(calls.stream(), Stream.of(program)).toList();
  }

  private static List<String> failover(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT -> List.of("revertToSnapshot", "connectAdapter", "powerOn");
      case CDP -> List.of("hold", "recover", "connectAdapter", "powerOn");
      case UNIVERSAL ->
          List.of(
              "hold",
              "recover",
              "attachDisk at the mount host",
              "convert",
              "detachDisk",
              "connectAdapter",
              "powerOn");
      case VAPP -> List.of("hold", "recover", "connectAdapter", "powerOn of each VM in its order");
    };
  }

  private static List<String> plannedFailover(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT ->
          List.of(
              "sync",
              "shutdownGuest of the source",
              "sync",
              "revertToSnapshot",
              "connectAdapter",
              "powerOn");
      case CDP ->
          List.of(
              "sync",
              "shutdownGuest of the source",
              "sync",
              "hold",
              "recover",
              "connectAdapter",
              "powerOn");
      case UNIVERSAL, VAPP -> List.of();
    };
  }

  private static List<String> undoFailover(ReplicaKind kind) {
    String source = "powerOn of the source after a planned failover";
    return switch (kind) {
      case SNAPSHOT -> List.of("powerOff", "revertToSnapshot", "connectAdapter", source);
      case CDP -> List.of("powerOff", "discard", "connectAdapter", source, "resume");
      case UNIVERSAL -> List.of("powerOff", "discard", "connectAdapter", "resume");
      case VAPP ->
          List.of("powerOff of each VM, last first", "discard", "connectAdapter", "resume");
    };
  }

  private static List<String> permanentFailover(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT -> List.of("removeAllSnapshots");
      case CDP, UNIVERSAL -> List.of("powerOff", "release", "powerOn");
      case VAPP -> List.of("release");
    };
  }

  private static List<String> failback(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT ->
          List.of(
              "powerOff of the production VM",
              "createSnapshot of the production VM",
              "createSnapshot",
              "transfer",
              "removeSnapshot of the production VM");
      case CDP, UNIVERSAL, VAPP -> List.of("powerOff of the production VM", "prepare", "transfer");
    };
  }

  private static List<String> switchover(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT ->
          List.of(
              "createSnapshot of the production VM",
              "shutdownGuest",
              "createSnapshot",
              "transfer",
              "removeSnapshot",
              "removeSnapshot of the production VM",
              "powerOn of the production VM");
      case CDP, UNIVERSAL, VAPP ->
          List.of("prepare", "shutdownGuest", "transfer", "powerOn of the production VM");
    };
  }

  private static List<String> undoFailback(ReplicaKind kind) {
    return switch (kind) {
      case SNAPSHOT ->
          List.of("powerOff of the production VM", "revertToSnapshot", "removeSnapshot", "powerOn");
      case CDP, UNIVERSAL, VAPP ->
          List.of("powerOff of the production VM", "restore", "forget", "powerOn");
    };
  }
}
