// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast simulated time passes.
 *
 * @param factor simulated seconds in a real one; infinite means that waiting takes no time at all
 */
public record Speed(double factor) {

  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException("speed " + factor + " is not above 0");
    }
  }

  /** What is written as {@code 60} or {@code max}; empty where it is neither. */
  public static Optional<Speed> parse(String text) {
    if (text.equals("max")) {
      return Optional.of(MAX);
    }
    return text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") && Double.parseDouble(text) > 0
        ? Optional.of(new Speed(Double.parseDouble(text)))
        : Optional.empty();
  }

  /** The real time that a length of simulated time takes. */
  Duration real(Duration simulated) {
    return factor == Double.POSITIVE_INFINITY
        ? Duration.ZERO
        : Duration.ofNanos((long) (simulated.toNanos() / factor));
  }

  /** The simulated time that passes in a length of real time. */
  Duration simulated(Duration real) {
    return Duration.ofNanos((long) (real.toNanos() * factor));
  }
}
