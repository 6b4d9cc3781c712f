// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.collect;

import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.util.Map;

/**
 * What a text said, as far as it could be read. What was not written is empty, so that the rest can
 * be checked.
 *
 * @param written the places of the words in {@code runbook} that are there, such as {@code
 *     failover}
 */
public record Collected(Runbook runbook, Map<String, Position> written) {}
