// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunId;
import java.time.Instant;

/**
 * What is to be known before a plan begins, and does not keep it from beginning.
 *
 * @param run the one that is about to begin
 */
public record RunWarning(Instant time, RunId run, String sentence) {}
