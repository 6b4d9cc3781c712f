// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.StepFault;
import java.time.Instant;
import java.util.Optional;

/**
 * What has become of a machine's turn to be replicated.
 *
 * @param detail for people
 * @param fault why it has failed
 */
public record ReplicationTurn(
    Instant time, String machine, State state, String detail, Optional<StepFault> fault) {

  /** How far it is. */
  public enum State {
    BEGAN,
    DONE,
    /** Its replica is held, or replicated to by something else. */
    SKIPPED,
    /** It is tried again at its next turn. */
    FAILED
  }

  static ReplicationTurn of(Instant time, String machine, State state, String detail) {
    return new ReplicationTurn(time, machine, state, detail, Optional.empty());
  }

  static ReplicationTurn failed(Instant time, String machine, StepFault fault) {
    return new ReplicationTurn(time, machine, State.FAILED, fault.sentence(), Optional.of(fault));
  }
}
