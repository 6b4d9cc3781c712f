// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.replica.ReplicaKey;
import io.muster.run.RunSummary;

/** Another run that has not ended has the replica (DESIGN.md, section 2). */
public final class ReplicaTakenException extends JournalException {

  private static final long serialVersionUID = 1L;

  private final transient ReplicaKey replica;
  private final transient RunSummary owner;

  public ReplicaTakenException(ReplicaKey replica, RunSummary owner) {
    super(
        "replica '%s' belongs to run '%s', which is %s; wait for its end, or where its process has ended go on with 'muster resume %s', or end it with 'muster abort %s'"
            .formatted(replica.name(), owner.id(), owner.state().word(), owner.id(), owner.id()),
        false,
        null);
    this.replica = replica;
    this.owner = owner;
  }

  public ReplicaKey replica() {
    return replica;
  }

  /** The run that has it. */
  public RunSummary owner() {
    return owner;
  }
}
