// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is particular to a run.
 *
 * @param run what it is called where that is known before: there is one of this name only
 * @param keep how long the machines of a drill stay up after their verification
 * @param yields whether it takes a replica from nobody, not from a run that has halted either, as
 *     where a schedule asks for it
 */
public record Rehearsal(Optional<RunId> run, Duration keep, boolean yields) {

  /** One that nothing was said of. */
  public static final Rehearsal PLAIN = new Rehearsal(Optional.empty(), Duration.ZERO, false);
}
