// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.StepPlace;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was written down of the waits of a run. */
final class WrittenWaits {

  /** Writes down that a step waits. */
  interface Writing {
    void waits(StepPlace step, Instant until);
  }

  private final Writing writing;
  private final Map<StepId, Instant> written = new HashMap<>();

  /** The step that the run is known to wait for. */
  private Optional<StepId> known = Optional.empty();

  WrittenWaits(Writing writing) {
    this.writing = writing;
  }

  /** Writes down that a step waits. */
  void write(StepPlace step, Instant until) {
    writing.waits(step, until);
    synchronized (this) {
      written.put(step.id(), until);
      known = Optional.of(step.id());
    }
  }

  /** What was written of waits is not the last that was written of the run any more. */
  synchronized void unknown() {
    known = Optional.empty();
  }

  /**
   * Writes down what was not written of these yet, and lets the run be known to wait for the first.
   */
  void all(List<Map.Entry<StepPlace, Instant>> pending) {
    pending.stream()
        .filter(wait -> !isWritten(wait))
        .forEach(wait -> write(wait.getKey(), wait.getValue()));
    Map.Entry<StepPlace, Instant> first = pending.getFirst();
    if (!isKnown(first.getKey())) {
      write(first.getKey(), first.getValue());
    }
  }

  private synchronized boolean isWritten(Map.Entry<StepPlace, Instant> wait) {
    return wait.getValue().equals(written.get(wait.getKey().id()));
  }

  private synchronized boolean isKnown(StepPlace step) {
    return known.equals(Optional.of(step.id()));
  }
}
