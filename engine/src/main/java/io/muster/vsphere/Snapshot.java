// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot of a VM. Names need not be unique.
 *
 * @param id the vCenter's reference to it
 * @param created by the vCenter's clock
 * @param parent the id of the one that it descends from; empty for a root
 */
public record Snapshot(
    String id, String name, String description, Instant created, Optional<String> parent) {}
