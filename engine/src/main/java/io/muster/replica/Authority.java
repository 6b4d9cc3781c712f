// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import io.muster.runbook.ReplicaOperation;

/** Which copy of a machine is the valid one (domain.md, section 2.13). */
public enum Authority {
  /** The machine at the production site that is replicated. */
  SOURCE("source"),
  /** What runs, or ran last, at the recovery site. */
  REPLICA("replica"),
  /** Source and replica hold the same, and neither has run since. */
  BOTH("source and replica"),
  /** The VM that a failback has written. */
  PRODUCTION("production VM"),
  /** Of a vApp: not the same copy for all its VMs. */
  EACH("differs from VM to VM");

  private final String words;

  Authority(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** The same as a sentence, without its full stop. */
  public String sentence() {
    return this == EACH ? "the valid copy " + words : "the valid copy is the " + words;
  }

  /**
   * @param mark of the replica's VM
   * @param runs whether that VM is on
   */
  public static Authority of(ReplicaMark mark, boolean runs) {
    if (mark.drill()) {
      return SOURCE;
    }
    return switch (mark.state()) {
      case READY, PROCESSING, INCOMPLETE -> isSent(mark) ? sent(runs) : SOURCE;
      case FAILOVER -> mark.begun().map(begun -> inFailover(begun, mark, runs)).orElse(REPLICA);
      case READY_TO_SWITCH, PERMANENT, REPROTECTED -> REPLICA;
      case FAILBACK ->
          mark.begun().filter(it -> it == ReplicaOperation.UNDO_FAILBACK).isPresent()
              ? REPLICA
              : PRODUCTION;
    };
  }

  private static Authority inFailover(ReplicaOperation begun, ReplicaMark mark, boolean runs) {
    return switch (begun) {
      case FAILOVER, TEST_FAILOVER, UNDO_FAILOVER -> SOURCE;
      case PLANNED_FAILOVER -> isSent(mark) ? sent(runs) : SOURCE;
      case PERMANENT_FAILOVER, FAILBACK, SWITCHOVER, UNDO_FAILBACK, COMMIT_FAILBACK, REPROTECT ->
          REPLICA;
    };
  }

  /** Whether a planned failover has sent all that its source held. */
  private static boolean isSent(ReplicaMark mark) {
    return mark.begun().filter(it -> it == ReplicaOperation.PLANNED_FAILOVER).isPresent()
        && !mark.point().isEmpty();
  }

  private static Authority sent(boolean runs) {
    return runs ? REPLICA : BOTH;
  }
}
