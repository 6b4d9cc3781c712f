// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.PlanName;
import java.time.Instant;
import java.util.Optional;

/**
 * A run in a line.
 *
 * @param digest of the runbook as it was loaded, SHA-256 in hexadecimal
 * @param node that has claimed it last
 * @param outcome how it ended, or halted
 * @param changed when its last event happened
 * @param until when a run that waits goes on
 */
public record RunSummary(
    RunId id,
    String runbook,
    String digest,
    PlanName plan,
    RunState state,
    Optional<Outcome> outcome,
    String node,
    Instant started,
    Instant changed,
    Optional<Instant> until) {}
