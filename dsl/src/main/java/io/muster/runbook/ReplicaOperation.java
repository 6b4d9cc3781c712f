// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;

/** What a plan does to a replica; the words are the options of the {@code replica:} endpoint. */
public enum ReplicaOperation {
  /** Start the replica from a restore point in the live networks of the recovery site. */
  FAILOVER("failover"),
  /** The same in the isolated networks, for a drill. */
  TEST_FAILOVER("testFailover"),
  /** Shut the source down between two syncs, and start the replica: nothing is lost. */
  PLANNED_FAILOVER("plannedFailover"),
  /** Stop the replica and put it back to its latest restore point. */
  UNDO_FAILOVER("undoFailover"),
  /** Make the replica the production VM. */
  PERMANENT_FAILOVER("permanentFailover"),
  /** Send the replica's data to the production VM while the replica runs on: phase 1. */
  FAILBACK("failback"),
  /** Stop the replica, send what is left and start the production VM: phase 2. */
  SWITCHOVER("switchover"),
  /** Make the failback final. */
  COMMIT_FAILBACK("commitFailback"),
  /** Stop the production VM and start the replica again as it was. */
  UNDO_FAILBACK("undoFailback"),
  /** Replicate the other way round, after a permanent failover: the old source is the replica. */
  REPROTECT("reprotect");

  private final String word;

  ReplicaOperation(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** What it does to a replica of a kind, in order; see {@link OperationCalls}. */
  public List<String> vSphereCalls(ReplicaKind kind) {
    return OperationCalls.of(this, kind);
  }

  /** The same where guests get other addresses. */
  public List<String> vSphereCallsWithAddresses(ReplicaKind kind) {
    return OperationCalls.withAddresses(this, kind);
  }
}
