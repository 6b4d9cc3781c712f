// SPDX-License-Identifier: Apache-2.0
package io.muster.journal

/** How far schedules are, for specs of what is done with that. */
class MemoryDrillTimes implements DrillTimes {

  private final Map<String, DrillTimes.Mark> marks = [:]

  @Override
  synchronized Optional<DrillTimes.Mark> find(String schedule) {
    Optional.ofNullable(marks[schedule])
  }

  @Override
  synchronized boolean move(String schedule, Optional<DrillTimes.Mark> before, DrillTimes.Mark after) {
    boolean same = find(schedule) == before
    if (same) {
      marks[schedule] = after
    }
    same
  }
}
