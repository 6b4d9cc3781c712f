// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.run.Control;
import io.muster.run.RunId;
import io.muster.runbook.StepId;
import java.util.Optional;

/**
 * What a run is to be told.
 *
 * @param step only this one of the steps that have failed
 * @param confirmed whether it is meant that data is discarded (DESIGN.md, section 4, item 5)
 * @param by who tells it, and why
 */
public record ControlRequest(
    RunId run, Control control, Optional<StepId> step, boolean confirmed, Actor by) {

  /** The same person, who lets the run go on where it stands. */
  ControlRequest resuming() {
    return new ControlRequest(run, Control.RESUME, Optional.empty(), confirmed, by);
  }
}
