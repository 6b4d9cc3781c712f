// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.action.ReplicaStatus;
import java.time.Instant;
import java.util.List;

/**
 * What was seen of the replicas of a runbook.
 *
 * @param at by the clock of the sites
 */
public record ReplicasSeen(List<ReplicaStatus> all, Instant at) {}
