// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.runbook.ReplicaKind;
import io.muster.time.Time;
import io.muster.vsphere.VmId;
import java.time.Instant;

/**
 * A VM that is replicated, and the one it is replicated to.
 *
 * @param sourceSite the production site's name
 * @param source the VM's name there; of a vApp, that of one member
 * @param replicaSite the recovery site's name
 * @param replica the name of the VM there
 * @param id the VM of the replica
 * @param time in which a call waits
 * @param deadline when the call has to be over
 */
public record Replicated(
    ReplicaKind kind,
    String sourceSite,
    String source,
    String replicaSite,
    String replica,
    VmId id,
    Time time,
    Instant deadline) {}
