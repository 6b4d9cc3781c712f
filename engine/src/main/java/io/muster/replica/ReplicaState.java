// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import java.time.Instant;

/**
 * The state that a run has brought a replica to.
 *
 * @param vm the replica
 * @param point the restore point that it was started from; may be empty
 * @param since when that state was reached
 * @param run the run that did it
 */
public record ReplicaState(ReplicaKey vm, State state, String point, Instant since, String run) {}
