// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/**
 * A machine of the runbook and its replica.
 *
 * @param source the name of the VM at the production site, by which the runbook calls it
 * @param replica the name of the replica VM at the recovery site
 */
public record ReplicaDeclaration(Position at, ReplicaKind kind, String source, String replica) {}
