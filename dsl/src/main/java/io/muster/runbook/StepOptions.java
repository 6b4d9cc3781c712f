// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a step is attempted.
 *
 * @param retries how often it is tried again after a failure
 * @param timeout how long one attempt may take; empty where the step's kind has its own limit
 * @param critical whether its failure stops the plan
 * @param undo how it is taken back; empty where the step's kind knows it or nothing can be done
 */
public record StepOptions(
    int retries, Optional<Duration> timeout, boolean critical, Optional<List<Step>> undo) {

  public static final StepOptions DEFAULT = new StepOptions(0, Optional.empty(), true);

  /** Options of a step that does not say how it is taken back. */
  public StepOptions(int retries, Optional<Duration> timeout, boolean critical) {
    this(retries, timeout, critical, Optional.empty());
  }

  /** The same, but a failure does not stop the plan where {@code plan} says so. */
  public StepOptions criticalIf(boolean plan) {
    return new StepOptions(retries, timeout, critical && plan, undo);
  }

  StepOptions renamed(UnaryOperator<StepId> ids) {
    Optional<List<Step>> others =
        undo.map(steps -> steps.stream().map(step -> step.renamed(ids)).toList());
    return new StepOptions(retries, timeout, critical, others);
  }
}
