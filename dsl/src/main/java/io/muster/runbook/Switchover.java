// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a failback goes from the replica to the production VM (domain.md, section 2.8). */
public sealed interface Switchover {

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
