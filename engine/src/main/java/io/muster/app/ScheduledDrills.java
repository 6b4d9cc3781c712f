// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.journal.JournalException;
import io.muster.runbook.Runbook;
import io.muster.schedule.drill.DrillSites;
import io.muster.schedule.drill.Drills;
import io.muster.schedule.drill.Library;
import io.muster.time.LiveTime;
import io.muster.time.Time;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drills of a process that begin by themselves, and the files that they and triggers follow.
 */
final class ScheduledDrills implements AutoCloseable {

  /** How often the files are looked at, by the machine's clock: people change them by that. */
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(ScheduledDrills.class);

  private final LiveTime machine = new LiveTime(InstantSource.system());
  private final Library library;
  private final Drills drills;
  private final boolean any;
  private final List<Consumer<Collection<Runbook>>> followers = new CopyOnWriteArrayList<>();
  private volatile boolean behind = true;

  /**
   * @param time of the sites
   */
  ScheduledDrills(Time time, Records records, DrillSites sites, DrillSources sources) {
    any = sources.any();
    library = new Library(sources.runbooks(), sources.told());
    drills =
        new Drills(
            new Drills.Setting(
                time,
                sources.settings(),
                library,
                records.journal(),
                records.drillTimes(),
                sites,
                sources.told()));
  }

  /** Reads the files, and goes on looking at them. */
  ScheduledDrills start() {
    if (any) {
      look();
      later();
    }
    return this;
  }

  private void look() {
    behind |= library.look();
    if (behind) {
      followers.forEach(it -> it.accept(library.listed()));
      drills.follow();
      behind = false;
    }
  }

  /** Tells somebody the runbooks, now and whenever they have changed. */
  void follow(Consumer<Collection<Runbook>> follower) {
    followers.add(follower);
    follower.accept(library.listed());
  }

  private void later() {
    var _ =
        machine.at(
            machine.now().plus(LOOK),
            () -> {
              try {
                look();
              } catch (JournalException problem) {
                LOG.warn("the schedules cannot follow their files yet: {}", problem.getMessage());
              } finally {
                later();
              }
            });
  }

  /** The runbooks as they were read last. */
  Collection<Runbook> runbooks() {
    return library.runbooks().values();
  }

  /** Those that begin by themselves. */
  List<Drills.Coming> coming() {
    return drills.coming();
  }

  /** Starts nothing more. */
  void stop() {
    drills.stop();
  }

  @Override
  public void close() {
    machine.close();
    stop();
  }
}
