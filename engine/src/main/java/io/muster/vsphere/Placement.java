// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.Optional;

/**
 * Where a new VM is to be, by name. What is empty is the first in the site that fits the rest.
 *
 * @param folder a folder for VMs
 * @param pool a resource pool
 */
public record Placement(
    Optional<String> host,
    Optional<String> datastore,
    Optional<String> folder,
    Optional<String> pool) {

  public static final Placement ANYWHERE =
      new Placement(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
