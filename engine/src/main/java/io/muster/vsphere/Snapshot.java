// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.time.Instant;

/**
 * A snapshot of a VM. Names need not be unique.
 *
 * @param id the vCenter's reference to it
 * @param created by the vCenter's clock
 */
public record Snapshot(String id, String name, String description, Instant created) {}
