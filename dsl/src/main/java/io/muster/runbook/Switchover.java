// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** When a failback goes from the replica to the production VM (domain.md, section 2.8). */
public sealed interface Switchover {

  /**
   * When it comes, counted from an instant; empty where only somebody can say. A time of day that a
   * change of the clocks leaves out comes as much later as the clocks go forward.
   */
  default Optional<Instant> after(Instant now) {
    return switch (this) {
      case Automatic _ -> Optional.of(now);
      case Manual _ -> Optional.empty();
      case Once(Instant instant) -> Optional.of(instant);
      case Daily(LocalTime time, ZoneId zone) -> {
        ZonedDateTime today = now.atZone(zone).toLocalDate().atTime(time).atZone(zone);
        yield Optional.of(
            today.toInstant().isBefore(now)
                ? today.toLocalDate().plusDays(1).atTime(time).atZone(zone).toInstant()
                : today.toInstant());
      }
    };
  }

  /** As soon as phase 1 is done. */
  record Automatic() implements Switchover {
    @Override
    public String toString() {
      return "automatic";
    }
  }

  /** When somebody says so. */
  record Manual() implements Switchover {
    @Override
    public String toString() {
      return "manual";
    }
  }

  /** The next time that it is this time of day. */
  record Daily(LocalTime time, ZoneId zone) implements Switchover {
    @Override
    public String toString() {
      return "at " + time + " " + zone;
    }
  }

  /** At one instant. */
  record Once(Instant instant) implements Switchover {
    @Override
    public String toString() {
      return "at " + instant;
    }
  }
}
