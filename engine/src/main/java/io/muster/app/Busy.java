// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.time.LiveTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Something that has runs under way. */
interface Busy {

  /** How many. */
  int underWay();

  /** Begins nothing more. */
  void leave();

  /** How many are still under way when they have ended or the time is over. */
  default int left(Duration grace) {
    try (LiveTime time = new LiveTime(InstantSource.system())) {
      Instant latest = time.now().plus(grace);
      while (underWay() > 0 && time.now().isBefore(latest)) {
        time.sleep(Duration.ofMillis(50));
      }
      return underWay();
    }
  }
}
