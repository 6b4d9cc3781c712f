// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import java.util.Arrays;
import java.util.Optional;

/** The state of a replica (domain.md, section 2.1). */
public enum State {
  /** Idle, and replicated to. */
  READY("Ready"),
  /** An operation is changing it, or was interrupted. */
  PROCESSING("Processing"),
  /** In production use, until somebody decides. */
  FAILOVER("Failover"),
  /** Its data has been sent back; it still serves until the switch. */
  READY_TO_SWITCH("Ready to switch"),
  /** Switched off; the production VM awaits commit or undo. */
  FAILBACK("Failback"),
  /** A production VM of its own; no longer a replica. */
  PERMANENT("Permanent failover"),
  /** The same, and what was its source is its replica. */
  REPROTECTED("Reprotected"),
  /** Of a vApp: the last operation has failed for some of its VMs. */
  INCOMPLETE("Incomplete");

  private final String word;

  State(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  public static Optional<State> of(String word) {
    return Arrays.stream(values()).filter(state -> state.word.equals(word)).findFirst();
  }
}
