// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.journal.DrillTimes;
import io.muster.journal.DrillTimes.Mark;
import io.muster.journal.JournalException;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The clock of one schedule, as long as it says the same. */
final class Recurring {

  /** The longest that is waited at once, since the clock of a machine may be put forward. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** How soon is looked again for what could not be done. */
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** What another clock may be ahead. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final Drills.Setting setting;
  private final Decisions decisions;
  private final Timetable table;
  private final Time time;
  private final DrillTimes marks;
  private volatile Scheduled schedule;
  private volatile boolean over;
  private volatile boolean troubled;
  private Optional<Time.Timer> timer = Optional.empty();

  Recurring(Drills.Setting setting, Occasions occasions, Timetable table, Scheduled schedule) {
    this.setting = setting;
    this.decisions = new Decisions(setting, occasions, table);
    this.table = table;
    this.time = setting.time();
    this.marks = setting.marks();
    this.schedule = schedule;
  }

  /** Whether it has these times; then it goes on with whatever else has changed. */
  boolean takes(Scheduled other) {
    boolean same = other.times().equals(schedule.times());
    if (same) {
      schedule = other;
    }
    return same;
  }

  /**
   * Begins to look at the clock.
   *
   * @param anew whether its times count from now on, whatever passed before
   */
  void begin(boolean anew) {
    Instant now = time.now();
    Optional<Mark> before = marks.find(schedule.key());
    boolean goesOn =
        !anew
            && before.isPresent()
            && before.get().times().equals(schedule.times())
            && before.get().until().isBefore(now.plus(SKEW));
    Mark mark = goesOn ? before.get() : new Mark(schedule.times(), now);
    if (!goesOn) {
      // why: another process that does the same has put it to nearly the same instant
      var _ = marks.move(schedule.key(), before, mark);
    }
    setting.tell(
        table
            .after(now)
            .map(next -> "%s: next at %s".formatted(schedule.name(), next))
            .orElseGet(() -> "%s: at no time any more".formatted(schedule.name())));
    later(mark.until());
  }

  /** Looks again when the next time after an instant comes. */
  private void later(Instant until) {
    Instant now = time.now();
    table
        .after(until)
        .ifPresent(next -> at(next.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : next, until));
  }

  private synchronized void at(Instant when, Instant until) {
    if (!over) {
      timer = Optional.of(time.at(when, () -> look(until)));
    }
  }

  private void look(Instant until) {
    Instant now = time.now();
    if (over) {
      return;
    }
    if (table.after(until).filter(next -> !next.isAfter(now)).isEmpty()) {
      later(until);
      return;
    }
    try {
      Optional<Mark> before = marks.find(schedule.key());
      Instant since = before.map(Mark::until).orElse(until);
      if (decisions.decide(schedule, before, since, now)) {
        later(since.isAfter(now) ? since : now);
      } else {
        at(now.plus(AGAIN), until);
      }
      troubled = false;
    } catch (JournalException problem) {
      if (!troubled) {
        troubled = true;
        setting.tell("%s: is looked at later: %s".formatted(schedule.name(), problem.getMessage()));
      }
      at(now.plus(AGAIN), until);
    }
  }

  /** What it does next. */
  Drills.Coming coming() {
    Scheduled now = schedule;
    return new Drills.Coming(
        now.key(),
        now.subject() instanceof Scheduled.One(String runbook)
            ? Optional.of(runbook)
            : Optional.empty(),
        now.cron(),
        now.zone(),
        table.after(time.now()),
        now.keep());
  }

  /** It is not wanted any more. */
  void end() {
    replaced();
    setting.tell("%s: ended".formatted(schedule.name()));
  }

  /** Another one takes its place. */
  synchronized void replaced() {
    over = true;
    timer.ifPresent(Time.Timer::cancel);
    timer = Optional.empty();
  }
}
