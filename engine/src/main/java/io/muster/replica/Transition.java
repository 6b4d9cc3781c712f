// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import static io.muster.replica.State.FAILBACK;
import static io.muster.replica.State.FAILOVER;
import static io.muster.replica.State.PERMANENT;
import static io.muster.replica.State.READY;
import static io.muster.replica.State.READY_TO_SWITCH;
import static io.muster.replica.State.REPROTECTED;
import static io.muster.runbook.ReplicaKind.CDP;
import static io.muster.runbook.ReplicaKind.SNAPSHOT;
import static io.muster.runbook.ReplicaKind.UNIVERSAL;
import static io.muster.runbook.ReplicaKind.VAPP;

import io.muster.runbook.ReplicaKind;
import io.muster.runbook.ReplicaOperation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which operation leads from which state to which, for which kinds (domain.md, section 2.3). */
public enum Transition {
  // @formatter:off
  FAIL_OVER(READY, ReplicaOperation.FAILOVER, FAILOVER, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  TEST(READY, ReplicaOperation.TEST_FAILOVER, FAILOVER, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  FAIL_OVER_AS_PLANNED(READY, ReplicaOperation.PLANNED_FAILOVER, FAILOVER, SNAPSHOT, CDP),
  UNDO_FAILOVER(FAILOVER, ReplicaOperation.UNDO_FAILOVER, READY, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  MAKE_PERMANENT(
      FAILOVER, ReplicaOperation.PERMANENT_FAILOVER, PERMANENT, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  FAIL_BACK(FAILOVER, ReplicaOperation.FAILBACK, READY_TO_SWITCH, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  SWITCH_OVER(
      READY_TO_SWITCH, ReplicaOperation.SWITCHOVER, FAILBACK, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  UNDO_BEFORE_SWITCH(
      READY_TO_SWITCH, ReplicaOperation.UNDO_FAILBACK, FAILOVER, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  UNDO_FAILBACK(FAILBACK, ReplicaOperation.UNDO_FAILBACK, FAILOVER, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  COMMIT(FAILBACK, ReplicaOperation.COMMIT_FAILBACK, READY, SNAPSHOT, CDP, UNIVERSAL, VAPP),
  REPROTECT(PERMANENT, ReplicaOperation.REPROTECT, REPROTECTED, SNAPSHOT, CDP, VAPP);
  // @formatter:on

  private final State from;
  private final ReplicaOperation operation;
  private final State to;

  @SuppressWarnings("ImmutableEnumChecker") // why: what Set.of gives never changes
  private final Set<ReplicaKind> kinds;

  Transition(State from, ReplicaOperation operation, State to, ReplicaKind... kinds) {
    this.from = from;
    this.operation = operation;
    this.to = to;
    this.kinds = Set.of(kinds);
  }

  public State from() {
    return from;
  }

  public ReplicaOperation operation() {
    return operation;
  }

  public State to() {
    return to;
  }

  public boolean isFor(ReplicaKind kind) {
    return kinds.contains(kind);
  }

  /** What an operation does from a state; empty where it is not allowed. */
  public static Optional<Transition> of(ReplicaKind kind, State from, ReplicaOperation operation) {
    return Arrays.stream(values())
        .filter(t -> t.from == from && t.operation == operation && t.isFor(kind))
        .findFirst();
  }

  /** The operations that are allowed from a state. */
  public static List<ReplicaOperation> allowed(ReplicaKind kind, State from) {
    return Arrays.stream(values())
        .filter(t -> t.from == from && t.isFor(kind))
        .map(Transition::operation)
        .toList();
  }

  /**
   * The operations that are allowed where one was begun and has not ended: the same again, and the
   * one that takes it back (domain.md, section 2.13).
   */
  public static List<ReplicaOperation> allowedAfter(ReplicaOperation begun) {
    return Stream.concat(Stream.of(begun), inverse(begun).stream()).toList();
  }

  /** What takes an operation back; empty where nothing does. */
  public static Optional<ReplicaOperation> inverse(ReplicaOperation operation) {
    return switch (operation) {
      case FAILOVER, TEST_FAILOVER, PLANNED_FAILOVER -> Optional.of(ReplicaOperation.UNDO_FAILOVER);
      case FAILBACK, SWITCHOVER -> Optional.of(ReplicaOperation.UNDO_FAILBACK);
      case UNDO_FAILOVER, PERMANENT_FAILOVER, COMMIT_FAILBACK, UNDO_FAILBACK, REPROTECT ->
          Optional.empty();
    };
  }
}
