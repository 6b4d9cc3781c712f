// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import io.muster.problem.Problem;
import io.muster.problem.Rule;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.Position;
import io.muster.runbook.Runbook;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * The times of a drill are an expression that Quartz takes, and come to pass. Quartz itself judges
 * it, so that the scheduler agrees.
 */
final class Crons implements Check {

  private static final int LONGEST = 200;
  private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{5}");

  // why: a fixed instant and not now, so that a text has the same problems on every day.
  private static final Date BEGIN = Date.from(Instant.parse("2026-01-01T00:00:00Z"));

  @Override
  public void check(Runbook runbook, Findings findings) {
    runbook.drills().forEach(drill -> check(drill, findings));
  }

  private static void check(DrillSchedule drill, Findings findings) {
    String cron = drill.cron();
    // why: Quartz would list every year of a range such as 1-2000000000.
    boolean endless = cron.length() > LONGEST || LONG_NUMBER.matcher(cron).find();
    String[] fields = cron.strip().split("\\s+");
    if (endless) {
      tell(drill, "'" + shortened(cron) + "' is no cron expression", CronHints.FIELDS, findings);
    } else if (fields.length == 5) {
      tell(drill, "'" + cron + "' has five fields", CronHints.seconds(fields), findings);
    } else {
      judge(drill, findings);
    }
  }

  private static void judge(DrillSchedule drill, Findings findings) {
    String cron = drill.cron();
    String wrong = "'" + cron + "' is no cron expression";
    try {
      CronExpression expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(drill.zone()));
      if (expression.getNextValidTimeAfter(BEGIN) == null) {
        tell(
            drill,
            "'" + cron + "' never comes to pass",
            "name a day that exists, in 2026 or later",
            findings);
      }
    } catch (ParseException e) {
      CronHints hints = CronHints.of(e.getMessage());
      tell(drill, wrong + hints.reason(), hints.hint(), findings);
    } catch (RuntimeException _) {
      // why: Quartz stumbles over some expressions instead of refusing them.
      tell(drill, wrong, CronHints.FIELDS, findings);
    }
  }

  private static String shortened(String cron) {
    return cron.length() > LONGEST ? cron.substring(0, 40) + ".." : cron;
  }

  private static void tell(DrillSchedule drill, String sentence, String hint, Findings findings) {
    Position place = findings.place(drill.at(), "cron");
    findings.add(Problem.of(Rule.INVALID_CRON, place, sentence).hint(hint));
  }
}
