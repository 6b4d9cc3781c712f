// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import java.time.Duration;
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
}
