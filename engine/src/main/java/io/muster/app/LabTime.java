// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.config.ConfigurationException;
import io.muster.lab.DamagedLabException;
import io.muster.lab.LabStore;
import io.muster.lab.World;
import io.muster.time.Speed;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/**
 * The time of the labs of a process.
 *
 * @param data the folder in which they are
 * @param from where it begins; without it now, or where the furthest of the labs is
 * @param until no drill begins after it, and the process ends when those have ended that have begun
 */
public record LabTime(Path data, Speed speed, Optional<Instant> from, Optional<Instant> until) {

  /**
   * A clock for all of them.
   *
   * @throws ConfigurationException when a lab that is kept is further
   */
  LabClock clock() {
    Optional<Instant> furthest = furthest();
    from.filter(it -> furthest.filter(it::isBefore).isPresent())
        .ifPresent(
            it -> {
              throw new ConfigurationException(
                  "a lab in '%s' has got to %s already; let the clock begin then or later, or use another folder with --data"
                      .formatted(data, furthest.get()));
            });
    Instant now = InstantSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
    Instant start = from.orElseGet(() -> furthest.filter(now::isBefore).orElse(now));
    return new LabClock(start, speed);
  }

  private Optional<Instant> furthest() {
    File[] kept = data.resolve("lab").toFile().listFiles((_, name) -> name.endsWith(".json"));
    return kept == null
        ? Optional.empty()
        : Arrays.stream(kept)
            .flatMap(file -> world(file.toPath()).stream())
            .map(World::instant)
            .max(Comparator.naturalOrder());
  }

  private static Optional<World> world(Path file) {
    try {
      return new LabStore(file).kept();
    } catch (DamagedLabException _) {
      // why: whoever opens it is told
      return Optional.empty();
    }
  }
}
