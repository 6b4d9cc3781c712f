// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import io.muster.runbook.ReplicaOperation;
import java.util.Optional;

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
  /** The VMs of a vApp have gone different ways; each has its own. */
  EACH("one of each VM's own");

  private final String words;

  Authority(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /**
   * @param state the last one that was reached
   * @param begun the operation that has begun since and has not ended
   */
  public static Authority of(State state, Optional<ReplicaOperation> begun) {
    return switch (state) {
      case READY, PROCESSING, INCOMPLETE -> SOURCE;
      case FAILOVER -> begun.map(Authority::inFailover).orElse(REPLICA);
      case READY_TO_SWITCH, PERMANENT, REPROTECTED -> REPLICA;
      case FAILBACK ->
          begun.filter(it -> it == ReplicaOperation.UNDO_FAILBACK).isPresent()
              ? REPLICA
              : PRODUCTION;
    };
  }

  private static Authority inFailover(ReplicaOperation begun) {
    return switch (begun) {
      case FAILOVER, TEST_FAILOVER, UNDO_FAILOVER -> SOURCE;
      case PLANNED_FAILOVER -> BOTH;
      case PERMANENT_FAILOVER, FAILBACK, SWITCHOVER, UNDO_FAILBACK, COMMIT_FAILBACK, REPROTECT ->
          REPLICA;
    };
  }
}
