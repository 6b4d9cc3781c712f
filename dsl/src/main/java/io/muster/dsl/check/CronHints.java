// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.check;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to say about a cron expression that Quartz refuses.
 *
 * @param reason what is wrong, to go behind a sentence; empty where Quartz does not say it
 * @param hint what to write instead
 */
record CronHints(String reason, String hint) {

  static final String FIELDS =
      "its fields are second, minute, hour, day of month, month, day of week and perhaps year, as in"
          + " '0 0 2 ? * SAT'";

  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern UNIX_DAYS = Pattern.compile("[0-7](?:[,-][0-7])*");
  private static final Pattern UNKNOWN = Pattern.compile("Invalid (Day-of-Week|Month) value: (.*)");

  /** The beginnings of what Quartz says, and what it means. */
  private static final Map<String, String> REASONS =
      Map.of(
          "Minute and Second values", "seconds and minutes are 0 to 59",
          "Hour values", "hours are 0 to 23",
          "Day of month values", "days of the month are 1 to 31",
          "Month values", "months are 1 to 12, or JAN to DEC",
          "Day-of-Week values", "days of the week are 1 for SUN to 7 for SAT",
          "Support for specifying both", "of day of month and day of week one is ?",
          "'?' can only be specified", "of day of month and day of week only one is ?",
          "Invalid expression has too many terms", "it has too many fields",
          "Unexpected end of expression", "it has too few fields");

  /** What to say when Quartz says this. */
  static CronHints of(@Nullable String message) {
    String said = message == null ? "" : message;
    Matcher unknown = UNKNOWN.matcher(said);
    if (unknown.matches()) {
      return unknown.group(1).equals("Month")
          ? new CronHints(": " + unknown.group(2) + " is no month", "the months are JAN to DEC")
          : new CronHints(
              ": " + unknown.group(2) + " is no day", "the days are " + String.join(", ", DAYS));
    }
    String reason =
        REASONS.entrySet().stream()
            .filter(known -> said.startsWith(known.getKey()))
            .findFirst()
            .map(known -> ": " + known.getValue())
            .orElse("");
    return new CronHints(reason, FIELDS);
  }

  /** The five fields of a Unix cron as Quartz writes them, where both mean the same. */
  static String seconds(String[] fields) {
    boolean anyDay = fields[2].equals("*");
    boolean anyWeekday = fields[4].equals("*");
    boolean figures = UNIX_DAYS.matcher(fields[4]).matches();
    if (!anyWeekday && !(anyDay && figures)) {
      return "Quartz begins with seconds; " + FIELDS;
    }
    String day = anyWeekday ? fields[2] : "?";
    String weekday = anyWeekday ? "?" : named(fields[4]);
    return "Quartz begins with seconds: '0 "
        + String.join(" ", fields[0], fields[1], day, fields[3], weekday)
        + "'";
  }

  private static String named(String days) {
    return days.chars()
        .mapToObj(it -> Character.isDigit(it) ? DAYS.get((it - '0') % 7) : Character.toString(it))
        .collect(Collectors.joining());
  }
}
