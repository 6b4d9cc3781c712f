// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.ClosedTime;
import io.muster.config.DrillSettings;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.quartz.Calendar;
import org.quartz.impl.calendar.AnnualCalendar;
import org.quartz.impl.calendar.BaseCalendar;
import org.quartz.impl.calendar.HolidayCalendar;
import org.quartz.impl.calendar.WeeklyCalendar;

/** The calendars in which no drill begins, each a chain of Quartz's own. */
final class Calendars {

  /** Has all days that a year can have. */
  private static final int LEAP_YEAR = 2000;

  private final DrillSettings settings;
  private final Map<ZoneId, Map<String, Calendar>> made = new HashMap<>();

  Calendars(DrillSettings settings) {
    this.settings = settings;
  }

  /** The first calendar that is closed at an instant. */
  synchronized Optional<String> closed(Instant instant, ZoneId zone) {
    Map<String, Calendar> calendars = made.computeIfAbsent(zone, this::made);
    return settings.closed().stream()
        .filter(
            name -> {
              Calendar calendar = calendars.get(name);
              return calendar != null && !calendar.isTimeIncluded(instant.toEpochMilli());
            })
        .findFirst();
  }

  private Map<String, Calendar> made(ZoneId zone) {
    Map<String, Calendar> calendars = new HashMap<>();
    settings.calendars().forEach((name, times) -> calendars.put(name, chain(times, zone)));
    return calendars;
  }

  private static Calendar chain(List<ClosedTime> times, ZoneId zone) {
    BaseCalendar chain = new BaseCalendar(TimeZone.getTimeZone(zone));
    for (ClosedTime time : times) {
      chain = link(chain, time, zone);
    }
    return chain;
  }

  private static BaseCalendar link(@Nullable Calendar base, ClosedTime time, ZoneId zone) {
    return switch (time) {
      case ClosedTime.Days(LocalDate first, LocalDate last) -> {
        HolidayCalendar days = in(zone, new HolidayCalendar(base));
        first
            .datesUntil(last.plusDays(1))
            .forEach(day -> days.addExcludedDate(java.util.Date.from(begin(day, zone))));
        yield days;
      }
      case ClosedTime.Yearly(MonthDay day) -> {
        AnnualCalendar days = in(zone, new AnnualCalendar(base));
        days.setDayExcluded(GregorianCalendar.from(day.atYear(LEAP_YEAR).atStartOfDay(zone)), true);
        yield days;
      }
      case ClosedTime.Weekly(Set<DayOfWeek> closed) -> {
        WeeklyCalendar days = in(zone, new WeeklyCalendar(base));
        for (DayOfWeek day : DayOfWeek.values()) {
          // why: Quartz counts from Sunday, which is 1
          days.setDayExcluded(day.getValue() % 7 + 1, closed.contains(day));
        }
        yield days;
      }
      case ClosedTime.Daily _, ClosedTime.Span _ -> in(zone, new HoursCalendar(base, time));
    };
  }

  private static Instant begin(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static <C extends BaseCalendar> C in(ZoneId zone, C calendar) {
    calendar.setTimeZone(TimeZone.getTimeZone(zone));
    return calendar;
  }
}
