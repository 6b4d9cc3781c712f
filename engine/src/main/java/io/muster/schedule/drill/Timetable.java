// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.DrillSettings;
import io.muster.config.DrillSettings.Misfire;
import io.muster.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the times of a schedule is to be kept, and why the others are not. */
final class Timetable {

  /** What begins within this is on time. */
  static final Duration ON_TIME = Duration.ofMinutes(1);

  /** A time that is not kept. */
  record Skipped(Instant due, String why) {}

  /**
   * What becomes of the times that have come.
   *
   * @param due the one that is to be kept now
   */
  record Judgement(Optional<Instant> due, List<Skipped> skipped) {}

  private final CronTimes times;
  private final ZoneId zone;
  private final Calendars calendars;
  private final DrillSettings settings;

  Timetable(Scheduled schedule, Calendars calendars, DrillSettings settings) {
    this.times = new CronTimes(schedule.cron(), schedule.zone());
    this.zone = schedule.zone();
    this.calendars = calendars;
    this.settings = settings;
  }

  /** The first time after an instant, whether it is kept or not. */
  Optional<Instant> after(Instant instant) {
    return times.after(instant);
  }

  /**
   * Judges the times after one instant up to another. At most one of them is kept: the last that no
   * calendar closes.
   *
   * @param queued one that was to be kept before and had to wait, so that it is no misfire
   */
  Judgement judge(Instant after, Instant now, Optional<Instant> queued) {
    List<Skipped> skipped = new ArrayList<>();
    List<Instant> open = new ArrayList<>();
    for (Instant due : considered(after, now, skipped)) {
      calendars
          .closed(due, zone)
          .ifPresentOrElse(
              calendar -> skipped.add(new Skipped(due, "calendar '" + calendar + "' is closed")),
              () -> open.add(due));
    }
    if (open.isEmpty()) {
      return new Judgement(Optional.empty(), skipped);
    }
    Instant last = open.removeLast();
    open.forEach(
        due -> skipped.add(new Skipped(due, "it was missed, and a later time has come since")));
    Optional<String> refusal = refusal(last, now, queued.equals(Optional.of(last)));
    refusal.ifPresent(why -> skipped.add(new Skipped(last, why)));
    return new Judgement(Optional.of(last).filter(_ -> refusal.isEmpty()), skipped);
  }

  /** Those that may still be kept, and the first of the others. */
  private List<Instant> considered(Instant after, Instant now, List<Skipped> skipped) {
    Instant oldest = now.minus(settings.latest()).minus(ON_TIME);
    Instant from = after.isBefore(oldest) ? oldest : after;
    times
        .after(after)
        .filter(first -> !first.isAfter(from))
        .ifPresent(
            first ->
                skipped.add(
                    new Skipped(
                        first,
                        "it and those until %s were missed, more than %s ago"
                            .formatted(from, Durations.words(settings.latest())))));
    List<Instant> considered = new ArrayList<>();
    Optional<Instant> next = times.after(from);
    while (next.isPresent() && !next.get().isAfter(now)) {
      considered.add(next.get());
      next = times.after(next.get());
    }
    return considered;
  }

  private Optional<String> refusal(Instant due, Instant now, boolean queued) {
    Duration late = Duration.between(due, now);
    if (late.compareTo(ON_TIME) <= 0) {
      return Optional.empty();
    }
    if (!queued && settings.misfire() == Misfire.SKIP) {
      return Optional.of("it was missed, " + Durations.words(late) + " ago");
    }
    if (late.compareTo(settings.latest()) > 0) {
      return Optional.of(
          "it would be %s late, more than %s"
              .formatted(Durations.words(late), Durations.words(settings.latest())));
    }
    return calendars
        .closed(now, zone)
        .map(
            calendar ->
                "it would be %s late, and calendar '%s' is closed now"
                    .formatted(Durations.words(late), calendar));
  }
}
