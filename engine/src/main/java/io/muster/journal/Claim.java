// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.RunId;

/**
 * The right to act in a run and to write to it, until somebody else claims it.
 *
 * @param epoch how often the run has been claimed
 */
public record Claim(RunId run, String node, long epoch) {}
