// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Measures what replicas lack of their sources, where the sites can tell: a lab counts records. */
@FunctionalInterface
public interface Losses {

  /**
   * How far back the newest thing lies that is on the replica, from an instant by which the source
   * had written more; zero where it had not.
   *
   * @param source as {@code site/name}
   * @param replica as {@code site/name}
   * @return empty where that cannot be told
   */
  Optional<Duration> of(String source, String replica, Instant at);
}
