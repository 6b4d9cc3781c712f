// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.recorded;

import io.muster.replication.Replication;
import io.muster.replication.Replications;
import io.muster.runbook.ReplicaKind;

/** What keeps replicas, for runs: nothing is asked of it by a run that somebody has taken over. */
public record RecordedReplications(Replications replications) implements Replications {

  @Override
  public Replication of(ReplicaKind kind) {
    return new RecordedReplication(replications.of(kind));
  }
}
