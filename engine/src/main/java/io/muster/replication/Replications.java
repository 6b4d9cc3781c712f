// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.runbook.ReplicaKind;

/** The replications that the configuration, or the lab, has. */
@FunctionalInterface
public interface Replications {

  /**
   * What keeps the replicas of a kind.
   *
   * @throws ReplicationFault when nothing is configured for it
   */
  Replication of(ReplicaKind kind);
}
