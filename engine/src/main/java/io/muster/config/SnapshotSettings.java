// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.time.Duration;
import java.util.Optional;

/**
 * How plain vSphere keeps snapshot replicas.
 *
 * @param every how often they are replicated to
 * @param keep how many restore points are kept
 * @param host where a replica that is missing is made, by name; likewise the rest
 * @param folder a folder for VMs
 * @param pool a resource pool
 */
public record SnapshotSettings(
    Optional<Duration> every,
    Optional<Integer> keep,
    Optional<String> host,
    Optional<String> datastore,
    Optional<String> folder,
    Optional<String> pool) {}
