// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.journal.DrillTimes.Mark;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of the times of one schedule. Whatever does is done before the schedule is
 * moved on, so that a process that ends in between leaves it to the next one; the name of the run
 * keeps it from being started twice.
 */
final class Decisions {

  private final Drills.Setting setting;
  private final Occasions occasions;
  private final Timetable table;
  private volatile Optional<Instant> queued = Optional.empty();

  Decisions(Drills.Setting setting, Occasions occasions, Timetable table) {
    this.setting = setting;
    this.occasions = occasions;
    this.table = table;
  }

  /**
   * Decides about the times that have come.
   *
   * @param before how far the schedule was
   * @param since the same instant, where that is known
   * @return false when it cannot be decided yet
   */
  boolean decide(Scheduled schedule, Optional<Mark> before, Instant since, Instant now) {
    Timetable.Judgement judged = table.judge(since, now, queued);
    if (judged.due().isEmpty() && judged.skipped().isEmpty()) {
      // why: another process has decided
      return true;
    }
    Occasions.Result result =
        judged
            .due()
            .map(due -> new Occasion(schedule, due, now, queued.equals(Optional.of(due))))
            .map(occasions::keep)
            .orElse(Occasions.Result.NOTHING);
    if (result.waits()) {
      queued = judged.due();
      result.told().forEach(setting::tell);
      return false;
    }
    queued = Optional.empty();
    if (result.started()) {
      result.told().forEach(setting::tell);
    }
    // why: where several processes decide, one of them says so
    if (setting.marks().move(schedule.key(), before, new Mark(schedule.times(), now))) {
      SkippedTimes.lines(schedule, unknown(schedule, judged.skipped())).forEach(setting::tell);
      if (!result.started()) {
        result.told().forEach(setting::tell);
      }
      // why: a drill that has begun at this time may succeed yet
      Instant until = judged.due().filter(_ -> result.started()).orElse(now.plusNanos(1));
      overdue(schedule, until).ifPresent(setting::tell);
    }
    return true;
  }

  /** Those for which no other process has started a drill at this moment. */
  private List<Timetable.Skipped> unknown(Scheduled schedule, List<Timetable.Skipped> skipped) {
    return skipped.stream()
        .filter(it -> setting.journal().find(schedule.run(it.due())).isEmpty())
        .toList();
  }

  /**
   * A line where two times of the schedule have passed since its runbook was proven.
   *
   * @param until those before this count
   */
  private Optional<String> overdue(Scheduled schedule, Instant until) {
    if (!(schedule.subject() instanceof Scheduled.One(String runbook))) {
      return Optional.empty();
    }
    Optional<Instant> last = Proofs.of(setting.journal()).last(runbook);
    return last.flatMap(table::after)
        .flatMap(table::after)
        .filter(second -> second.isBefore(until))
        .map(
            _ ->
                "%s: overdue, no drill of '%s' has succeeded since %s"
                    .formatted(schedule.name(), runbook, last.get()));
  }
}
