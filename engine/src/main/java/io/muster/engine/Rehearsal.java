// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.RunId;
import java.time.Duration;
import java.util.Optional;

/**
 * What is particular to a drill.
 *
 * @param run what it is called where a schedule asks for it: there is one of this name only, and it
 *     takes a replica from nobody, not from a run that has halted either
 * @param keep how long the machines stay up after their verification
 */
public record Rehearsal(Optional<RunId> run, Duration keep) {

  /** One that nothing was said of. */
  public static final Rehearsal PLAIN = new Rehearsal(Optional.empty(), Duration.ZERO);
}
