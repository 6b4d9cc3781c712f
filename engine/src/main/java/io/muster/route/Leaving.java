// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a run leaves its process, to go on in another one, because there is nothing for it but to
 * wait.
 *
 * @param after the shortest wait for which it does; empty where it stays however long it waits
 * @param whenAsked whether it does as soon as it waits for an answer only, which cannot come while
 *     this process is there
 */
public record Leaving(Optional<Duration> after, boolean whenAsked) {

  public static final Leaving NEVER = new Leaving(Optional.empty(), false);

  /**
   * The instant that a wait has to last until at least; empty where the run stays.
   *
   * @param asks whether all that it waits for is an answer
   */
  Optional<Instant> least(Instant now, boolean asks) {
    return after.map(now::plus).or(() -> whenAsked && asks ? Optional.of(now) : Optional.empty());
  }
}
