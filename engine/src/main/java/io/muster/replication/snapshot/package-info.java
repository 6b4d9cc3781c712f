// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshot replicas by vSphere's own means: a sync is a server-side copy of the disks as a snapshot
 * of the running source holds them, and a restore point is a snapshot of the replica.
 */
@NullMarked
package io.muster.replication.snapshot;

import org.jspecify.annotations.NullMarked;
