// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Refused;
import io.muster.dsl.language.Word;
import io.muster.problem.Rule;
import io.muster.runbook.Switchover;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ways to say when a failback switches over. */
public final class Switchovers {

  private static final Pattern TIME_OF_DAY = Pattern.compile("[0-9]{1,2}:[0-9]{2}");

  private Switchovers() {}

  @Word(text = "As soon as the data is there.", example = "switchover automatic")
  public static Switchover automatic() {
    return new Switchover.Automatic();
  }

  @Word(text = "When somebody says so.", example = "switchover manual")
  public static Switchover manual() {
    return new Switchover.Manual();
  }

  @Word(
      text = "At the next such time of day in a zone, or at an instant.",
      example = "switchover at('02:00', zone: 'Europe/Berlin')")
  public static Switchover at(String time, Zone zone) {
    if (!TIME_OF_DAY.matcher(time).matches()) {
      return once(time, zone);
    }
    ZoneId place =
        Zones.of(
            zone.zone()
                .orElseThrow(
                    () ->
                        new Refused(
                            Rule.INVALID_ZONE,
                            "the time of day '" + time + "' has no zone",
                            "write at('" + time + "', zone: 'Europe/Berlin')")));
    try {
      return new Switchover.Daily(LocalTime.parse(time.length() == 4 ? "0" + time : time), place);
    } catch (DateTimeException _) {
      throw notATime(time);
    }
  }

  private static Switchover once(String time, Zone zone) {
    try {
      Instant instant = OffsetDateTime.parse(time).toInstant();
      zone.zone().ifPresent(Zones::of);
      return new Switchover.Once(instant);
    } catch (DateTimeException _) {
      throw notATime(time);
    }
  }

  private static Refused notATime(String time) {
    return new Refused(
        Rule.INVALID_INSTANT,
        "'" + time + "' is neither a time of day nor an instant",
        "write at('02:00', zone: 'Europe/Berlin') or at('2026-11-21T02:00:00Z')");
  }

  /** The arguments of {@code at}. */
  public record Zone(@Argument("The zone of a time of day.") Optional<String> zone) {}
}
