// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.journal.Journal;
import io.muster.run.RunState;
import io.muster.run.RunSummary;
import io.muster.runbook.DrillSchedule;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which runbooks are proven less often than their drills promise: two times of one of their
 * schedules have passed since the last drill that has done what it is for, whatever the reason.
 */
public final class OverdueDrills {

  /**
   * A runbook that is overdue.
   *
   * @param times of the schedule, for people
   * @param missed the second of the times
   * @param proven when the last drill that was good began
   */
  public record Overdue(String times, Instant missed, Optional<Instant> proven) {}

  private final List<RunSummary> drills;
  private final Proofs proofs;

  private OverdueDrills(Collection<RunSummary> runs) {
    this.drills = runs.stream().filter(it -> it.plan() == PlanName.DRILL).toList();
    this.proofs = Proofs.of(drills);
  }

  /** As the journal is now. */
  public static OverdueDrills of(Journal journal) {
    return of(journal.runs());
  }

  /** As these runs, which are all that there are. */
  public static OverdueDrills of(Collection<RunSummary> runs) {
    return new OverdueDrills(runs);
  }

  /** Those of the runbooks that have a schedule. */
  public static Set<String> scheduled(Collection<Runbook> runbooks) {
    return runbooks.stream()
        .filter(runbook -> !runbook.drills().isEmpty())
        .map(Runbook::name)
        .collect(Collectors.toSet());
  }

  /** The runbooks that were proven. */
  public Set<String> proven() {
    return proofs.runbooks();
  }

  /** When the last good drill of a runbook began. */
  public Optional<Instant> proven(String runbook) {
    return proofs.last(runbook);
  }

  /**
   * Whether a runbook is overdue; not while a drill of it is under way, which may succeed yet.
   *
   * @param since times before do not count: its drills were not looked at then, or were told of
   */
  public Optional<Overdue> find(Runbook runbook, Instant since, Instant now) {
    boolean underWay =
        drills.stream()
            .anyMatch(
                run ->
                    run.runbook().equals(runbook.name())
                        && (run.state() == RunState.RUNNING || run.state() == RunState.WAITING));
    Optional<Instant> proven = proven(runbook.name());
    Instant from = proven.filter(since::isBefore).orElse(since);
    return underWay
        ? Optional.empty()
        : runbook.drills().stream()
            .flatMap(times -> second(times, from, proven).stream())
            .filter(it -> it.missed().plus(Timetable.ON_TIME).isBefore(now))
            .findFirst();
  }

  private static Optional<Overdue> second(
      DrillSchedule times, Instant from, Optional<Instant> proven) {
    CronTimes cron = new CronTimes(times.cron(), times.zone());
    return cron.after(from)
        .flatMap(cron::after)
        .map(
            second ->
                new Overdue(
                    "every '%s' in %s".formatted(times.cron(), times.zone()), second, proven));
  }
}
