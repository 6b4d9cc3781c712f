// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.time.Duration;

/**
 * What a replica lacks of its source.
 *
 * @param records how many records of the source are not on the replica
 * @param age the time from the newest record that is there to the instant that was asked about
 */
public record Loss(long records, Duration age) {}
