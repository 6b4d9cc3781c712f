// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;

/** The instants of a cron expression in a time zone, as Quartz counts them. */
final class CronTimes {

  private final CronExpression expression;

  CronTimes(String cron, ZoneId zone) {
    try {
      expression = new CronExpression(cron);
    } catch (ParseException e) {
      throw new IllegalArgumentException("'" + cron + "' was not checked", e);
    }
    expression.setTimeZone(TimeZone.getTimeZone(zone));
  }

  /** The first instant after another; empty where there is none any more. */
  Optional<Instant> after(Instant instant) {
    return Optional.ofNullable(expression.getNextValidTimeAfter(Date.from(instant)))
        .map(Date::toInstant);
  }
}
