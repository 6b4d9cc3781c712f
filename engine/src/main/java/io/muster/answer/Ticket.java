// SPDX-License-Identifier: Apache-2.0
package io.muster.answer;

import io.muster.run.RunId;
import io.muster.runbook.StepId;
import java.time.Instant;

/**
 * That one person may answer one question once: whoever shows it is that person.
 *
 * @param step that asks
 * @param asked when; a step that asks again does not take the tickets of the first time
 * @param person by name
 */
public record Ticket(RunId run, StepId step, Instant asked, String person) {}
