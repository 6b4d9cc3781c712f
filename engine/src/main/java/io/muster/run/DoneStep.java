// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Step;
import java.util.Optional;

/**
 * A step that a run has done.
 *
 * @param takenBackBy what puts its VM back; empty for other steps, and where nothing was changed
 */
public record DoneStep(Step step, Optional<TakenBack> takenBackBy) {}
