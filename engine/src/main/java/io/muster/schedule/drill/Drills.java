// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.config.DrillSettings;
import io.muster.journal.DrillTimes;
import io.muster.journal.Journal;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.Runbook;
import io.muster.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Starts drills at their times. The schedules follow the runbooks: what is added, changed and
 * removed counts as soon as {@link #follow} is called.
 */
public final class Drills {

  /**
   * What drills are started with.
   *
   * @param marks how far the schedules are, for all processes that share them
   * @param told a line for what becomes of each time, and of each schedule
   */
  public record Setting(
      Time time,
      DrillSettings settings,
      Library library,
      Journal journal,
      DrillTimes marks,
      DrillSites sites,
      Consumer<String> told) {

    void tell(String sentence) {
      told.accept(time.now() + " " + sentence);
    }
  }

  private final Setting setting;
  private final Calendars calendars;
  private final Occasions occasions;
  private final Map<String, Recurring> running = new TreeMap<>();
  private boolean begun;
  private boolean stopped;

  public Drills(Setting setting) {
    this.setting = setting;
    this.calendars = new Calendars(setting.settings());
    this.occasions = new Occasions(setting);
  }

  /** Takes the schedules from the runbooks and the configuration as they are now. */
  public synchronized void follow() {
    if (stopped) {
      return;
    }
    Map<String, Scheduled> wanted = wanted();
    running.forEach(
        (key, schedule) -> {
          if (!wanted.containsKey(key)) {
            schedule.end();
          }
        });
    running.keySet().retainAll(wanted.keySet());
    // why: what a process finds when it begins was there before; what comes later begins then
    boolean anew = begun;
    wanted.forEach((key, schedule) -> follow(key, schedule, anew));
    begun = true;
  }

  private void follow(String key, Scheduled schedule, boolean anew) {
    Recurring before = running.get(key);
    if (before != null && before.takes(schedule)) {
      return;
    }
    if (before != null) {
      before.replaced();
    }
    Timetable table = new Timetable(schedule, calendars, setting.settings());
    Recurring next = new Recurring(setting, occasions, table, schedule);
    next.begin(anew);
    running.put(key, next);
  }

  private Map<String, Scheduled> wanted() {
    Map<String, Scheduled> wanted = new TreeMap<>();
    for (Runbook runbook : setting.library().runbooks().values()) {
      int line = 1;
      for (DrillSchedule times : runbook.drills()) {
        Scheduled schedule = Scheduled.written(runbook.name(), line++, times);
        wanted.put(schedule.key(), schedule);
      }
    }
    setting
        .settings()
        .random()
        .forEach(
            (name, drill) -> {
              Scheduled schedule = Scheduled.configured(name, drill);
              wanted.put(schedule.key(), schedule);
            });
    return wanted;
  }

  /**
   * A schedule, and when it is next.
   *
   * @param key the same whatever else changes in the file or the configuration that it is from
   * @param runbook that is drilled; empty where it is one of several
   * @param cron in Quartz's form
   * @param next whether a calendar is closed then or not; empty for never
   * @param keep how long the machines stay up
   */
  public record Coming(
      String key,
      Optional<String> runbook,
      String cron,
      ZoneId zone,
      Optional<Instant> next,
      Duration keep) {}

  /** The schedules by their keys. */
  public synchronized List<Coming> coming() {
    return running.values().stream().map(Recurring::coming).toList();
  }

  /** Starts nothing more. */
  public synchronized void stop() {
    stopped = true;
    running.values().forEach(Recurring::replaced);
    running.clear();
  }
}
