// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunId;
import java.time.Duration;
import java.util.Optional;

/**
 * On what terms a run is started.
 *
 * @param run what it is called where that is given: there is one of this name only
 * @param keep how long the machines of a drill stay up after their verification; of no meaning to
 *     other plans
 * @param yields whether it takes a replica from nobody, not from a run that has halted either, as
 *     where nobody stands behind it
 * @param confirmation what people are asked before anything is done; empty where nobody is
 */
public record Terms(
    Optional<RunId> run, Duration keep, boolean yields, Optional<Confirmation> confirmation) {

  /** Those of a run of which nothing is said. */
  public static final Terms PLAIN = new Terms(Optional.empty(), Duration.ZERO, false);

  /** Those of a run that asks nobody before it begins. */
  public Terms(Optional<RunId> run, Duration keep, boolean yields) {
    this(run, keep, yields, Optional.empty());
  }
}
