// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.runbook.Runbook;
import java.util.Set;

/**
 * What is to be replicated.
 *
 * @param machines only these machines of the runbook; empty means all
 */
public record ReplicationRequest(
    Runbook runbook, Set<String> machines, ReplicationSchedule schedule) {}
