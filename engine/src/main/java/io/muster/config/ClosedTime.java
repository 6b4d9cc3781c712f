// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.Set;

/** A time in which no drill begins, in the time zone of the schedule that asks. */
public sealed interface ClosedTime {

  /** From the beginning of the first day to the end of the last. */
  record Days(LocalDate first, LocalDate last) implements ClosedTime {}

  /** A day of every year. */
  record Yearly(MonthDay day) implements ClosedTime {}

  /** Days of every week. */
  record Weekly(Set<DayOfWeek> days) implements ClosedTime {}

  /**
   * Hours of every day.
   *
   * @param to the first instant that is open again; before {@code from} where midnight lies between
   */
  record Daily(LocalTime from, LocalTime to) implements ClosedTime {}

  /**
   * From one time of one day to another.
   *
   * @param to the first instant that is open again
   */
  record Span(LocalDateTime from, LocalDateTime to) implements ClosedTime {}
}
