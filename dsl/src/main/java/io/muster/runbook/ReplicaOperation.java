// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;

/** What a plan does to a replica; the words are the options of the {@code replica:} endpoint. */
public enum ReplicaOperation {
  /** Start the replica from a restore point in the live networks of the recovery site. */
  FAILOVER("failover"),
  /** The same in the isolated networks, for a drill. */
  TEST_FAILOVER("testFailover"),
  /** Stop the replica and put it back to its latest restore point. */
  UNDO_FAILOVER("undoFailover");

  private final String word;

  ReplicaOperation(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /**
   * What it does in vSphere, in order (domain.md, sections 2.4 and 2.6); a call whose effect is
   * there already is left out.
   */
  public List<String> vSphereCalls() {
    return switch (this) {
      case FAILOVER, TEST_FAILOVER -> List.of("revertToSnapshot", "connectAdapter", "powerOn");
      case UNDO_FAILOVER -> List.of("powerOff", "revertToSnapshot", "connectAdapter");
    };
  }
}
