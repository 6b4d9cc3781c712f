// SPDX-License-Identifier: Apache-2.0
package io.muster.replication;

import io.muster.vsphere.VmId;

/**
 * The VM that a failback writes into.
 *
 * @param isNew whether the failback has made it, so that nothing of it is worth keeping
 */
public record Production(String site, String name, VmId id, boolean isNew) {}
