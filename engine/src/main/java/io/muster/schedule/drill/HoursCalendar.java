// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.ClosedTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.impl.calendar.BaseCalendar;

/**
 * A calendar of Quartz that is closed for hours. Quartz's own, DailyCalendar, has no hours around
 * midnight, and takes the first millisecond of every day for closed.
 */
final class HoursCalendar extends BaseCalendar {

  private static final long serialVersionUID = 1L;

  private final transient ClosedTime closed;

  HoursCalendar(@Nullable Calendar base, ClosedTime closed) {
    super(base);
    this.closed = closed;
  }

  @Override
  public boolean isTimeIncluded(long millis) {
    LocalDateTime at =
        Instant.ofEpochMilli(millis).atZone(getTimeZone().toZoneId()).toLocalDateTime();
    return super.isTimeIncluded(millis) && !isClosed(at);
  }

  private boolean isClosed(LocalDateTime at) {
    return switch (closed) {
      case ClosedTime.Daily(LocalTime from, LocalTime to) -> {
        LocalTime time = at.toLocalTime();
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        yield from.isBefore(to) ? begun && !over : begun || !over;
      }
      case ClosedTime.Span(LocalDateTime from, LocalDateTime to) ->
          !at.isBefore(from) && at.isBefore(to);
      case ClosedTime.Days _, ClosedTime.Yearly _, ClosedTime.Weekly _ ->
          throw new IllegalStateException("these are days: " + closed);
    };
  }
}
