// SPDX-License-Identifier: Apache-2.0
package io.muster.replica;

import java.time.Instant;

/**
 * A state that a replica can be started from.
 *
 * @param id the snapshot's reference in its vCenter
 * @param created when the data was taken
 */
public record RestorePoint(String id, String name, Instant created) {}
