// SPDX-License-Identifier: Apache-2.0
package io.muster.trigger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells of messages that are refused; of a flood of them it tells how many. */
public final class RefusalLines {

  private static final int AT_ONCE = 20;

  private static final Duration EACH = Duration.ofSeconds(10);

  private final Consumer<String> told;
  private final Bucket room;
  private long untold;

  /**
   * @param told a line each
   */
  public RefusalLines(Consumer<String> told, InstantSource clock) {
    this.told = told;
    this.room = new Bucket(AT_ONCE, EACH, clock);
  }

  /** Tells of one; nothing that a stranger has written may stand in it. */
  public synchronized void tell(String line) {
    if (!room.take()) {
      untold++;
      return;
    }
    told.accept(untold == 0 ? line : "%s (%d more were refused before)".formatted(line, untold));
    untold = 0;
  }
}
