// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * Judges cron expressions: one has to be taken by Quartz, and to come to pass. Quartz itself judges
 * it, so that the scheduler agrees.
 */
public final class CronText {

  private static final int LONGEST = 200;
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{5}");

  // why: a fixed instant and not now, so that a text has the same problems on every day.
  private static final Date BEGIN = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

  private CronText() {}

  /**
   * What is wrong with an expression.
   *
   * @param hint what to write instead
   */
  public record Fault(String sentence, String hint) {}

  /** What is wrong with an expression, if anything is. */
  public static Optional<Fault> fault(String cron, ZoneId zone) {
    // why: Quartz would list every year of a range such as 1-2000000000.
    boolean endless = cron.length() > LONGEST || LONG_NUMBER.matcher(cron).find();
    String[] fields = cron.strip().split("\\s+");
    if (endless) {
      return fault("'" + shortened(cron) + "' is no cron expression", CronHints.FIELDS);
    }
    return fields.length == 5
        ? fault("'" + cron + "' has five fields", CronHints.seconds(fields))
        : judged(cron, zone);
  }

  private static Optional<Fault> judged(String cron, ZoneId zone) {
    String wrong = "'" + cron + "' is no cron expression";
    try {
      CronExpression expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(zone));
      return expression.getNextValidTimeAfter(BEGIN) == null
          ? fault("'" + cron + "' never comes to pass", "name a day that exists, in 2026 or later")
          : Optional.empty();
    } catch (ParseException e) {
      CronHints hints = CronHints.of(e.getMessage());
      return fault(wrong + hints.reason(), hints.hint());
    } catch (RuntimeException _) {
      // why: Quartz stumbles over some expressions instead of refusing them.
      return fault(wrong, CronHints.FIELDS);
    }
  }

  private static Optional<Fault> fault(String sentence, String hint) {
    return Optional.of(new Fault(sentence, hint));
  }

  private static String shortened(String cron) {
    return cron.length() > LONGEST ? cron.substring(0, 40) + ".." : cron;
  }
}
