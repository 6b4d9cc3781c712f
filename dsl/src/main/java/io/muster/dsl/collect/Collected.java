// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.runbook.Runbook;

/**
 * What a text said, as far as it could be read. What was not written is empty, so that the rest can
 * be checked.
 */
public record Collected(Runbook runbook, Written written) {}
