// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * Up to which instant the times of each schedule of drills are dealt with, by whichever process.
 * Every method throws {@link JournalException} when that cannot be read or written.
 */
public interface DrillTimes {

  /**
   * How far one schedule is.
   *
   * @param times what the schedule said then; other times begin anew
   * @param until all times up to here, and including it, have been decided about
   */
  record Mark(String times, Instant until) {}

  /** How far a schedule is; empty where it was never looked at. */
  Optional<Mark> find(String schedule);

  /**
   * Moves a schedule on, provided that nobody else has done so. Of several processes that do so at
   * the same time, one does.
   *
   * @param before what {@link #find} has said
   * @return false where it is something else by now; nothing was written then
   */
  boolean move(String schedule, Optional<Mark> before, Mark after);
}
