// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;

/**
 * A machine of the runbook and its replica.
 *
 * @param source the name of the VM or vApp at the production site, by which the runbook calls it
 * @param replica the name of the replica at the recovery site
 * @param mountHost the VM that prepares recovered disks, for universal replicas
 * @param members the VMs of a vApp
 */
public record ReplicaDeclaration(
    Position at,
    ReplicaKind kind,
    String source,
    String replica,
    Optional<String> mountHost,
    List<String> members) {}
