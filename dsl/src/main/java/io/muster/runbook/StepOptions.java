// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Duration;
import java.util.Optional;

/**
 * What every step may be given.
 *
 * @param retries how often it is tried again after a failure; 0 is once only
 * @param timeout how long one attempt may take; empty where the step's kind has its own limit
 * @param critical whether its failure stops the plan
 */
public record StepOptions(int retries, Optional<Duration> timeout, boolean critical) {

  public static final StepOptions DEFAULT = new StepOptions(0, Optional.empty(), true);
}
