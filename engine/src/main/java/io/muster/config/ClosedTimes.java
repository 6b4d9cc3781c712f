// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads what stands in a calendar, such as {@code 12-25, SAT..SUN, 2026-12-20..2027-01-03}. */
final class ClosedTimes {

  static final String FORMS =
      "write 2026-12-25, 2026-12-20..2027-01-03, 12-25, SAT..SUN, 22:00..06:00 or 2026-12-24T12:00..2026-12-27T08:00";

  /** Longer than anybody closes anything; Quartz keeps each day of it. */
  private static final long MOST_DAYS = 1_000;

  private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
  private static final String TIME = "[0-9]{2}:[0-9]{2}";

  private ClosedTimes() {}

  /** One of them; empty where it is none. */
  static Optional<ClosedTime> read(String text) {
    String[] ends = text.split("\\.\\.", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    String first = ends[0].strip();
    String last = ends[ends.length - 1].strip();
    try {
      if (both(DATE, first, last)) {
        return days(LocalDate.parse(first), LocalDate.parse(last));
      }
      if (both("[A-Z]{3}", first, last)) {
        return Optional.of(new ClosedTime.Weekly(week(day(first), day(last))));
      }
      if (ends.length == 1) {
        return first.matches("[0-9]{2}-[0-9]{2}")
            ? Optional.of(new ClosedTime.Yearly(MonthDay.parse("--" + first)))
            : Optional.empty();
      }
      return between(first, last);
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Optional<ClosedTime> between(String first, String last) {
    if (both(TIME, first, last) && !first.equals(last)) {
      return Optional.of(new ClosedTime.Daily(LocalTime.parse(first), LocalTime.parse(last)));
    }
    if (both(DATE + "T" + TIME, first, last)) {
      LocalDateTime from = LocalDateTime.parse(first);
      LocalDateTime to = LocalDateTime.parse(last);
      return Optional.<ClosedTime>of(new ClosedTime.Span(from, to)).filter(_ -> from.isBefore(to));
    }
    return Optional.empty();
  }

  private static boolean both(String form, String first, String last) {
    return first.matches(form) && last.matches(form);
  }

  private static Optional<ClosedTime> days(LocalDate first, LocalDate last) {
    long days = ChronoUnit.DAYS.between(first, last);
    return Optional.<ClosedTime>of(new ClosedTime.Days(first, last))
        .filter(_ -> days >= 0 && days < MOST_DAYS);
  }

  private static DayOfWeek day(String text) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> day.name().toUpperCase(Locale.ROOT).startsWith(text))
        .findFirst()
        .orElseThrow(() -> new DateTimeException(text));
  }

  private static Set<DayOfWeek> week(DayOfWeek first, DayOfWeek last) {
    int length = Math.floorMod(last.getValue() - first.getValue(), DayOfWeek.values().length) + 1;
    List<DayOfWeek> days = Stream.iterate(first, day -> day.plus(1)).limit(length).toList();
    return Set.copyOf(EnumSet.copyOf(days));
  }
}
