// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;

/** When a failback goes from the replica to the production VM (domain.md, section 2.8). */
public sealed interface Switchover {

  /**
   * When it comes, counted from an instant; empty where only somebody can say. A time of day that a
   * change of the clocks leaves out comes as much later as the clocks go forward; one that comes
   * twice is the first that is not over.
   */
  default Optional<Instant> after(Instant now) {
    return switch (this) {
      case Automatic _ -> Optional.of(now);
      case Manual _ -> Optional.empty();
      case Once(Instant instant) -> Optional.of(instant);
      case Daily(LocalTime time, ZoneId zone) -> {
        LocalDate day = now.atZone(zone).toLocalDate();
        ZonedDateTime today = day.atTime(time).atZone(zone);
        ZonedDateTime tomorrow = day.plusDays(1).atTime(time).atZone(zone);
        yield Stream.of(today, today.withLaterOffsetAtOverlap(), tomorrow)
            .map(ZonedDateTime::toInstant)
            .filter(it -> !it.isBefore(now))
            .findFirst();
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
