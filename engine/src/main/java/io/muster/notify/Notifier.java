// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.journal.Journal;
import io.muster.journal.NoticeMarks;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Behind;
import io.muster.runbook.Runbook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Tells one target what happens in runs, each thing at least once. It reads the journal, so that no
 * run waits for it or fails with it, and what a process has not told another one tells. One process
 * at a time tells a target.
 */
public final class Notifier {

  /** How often is looked for what is seen by the clock only: what is late, and what is overdue. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  /** After so many failures in a row the others would fail too. */
  private static final int ENOUGH = 3;

  /**
   * What notifications are told with.
   *
   * @param machine the clock by which is waited
   * @param sites the clock of the runs
   * @param runbooks those whose drills are to be looked at
   * @param invitations lets people answer who are asked
   */
  public record Setting(
      Journal journal,
      NoticeMarks marks,
      Courier courier,
      Tally tally,
      InstantSource machine,
      InstantSource sites,
      Supplier<? extends Collection<Runbook>> runbooks,
      Invitations invitations) {}

  private final NotifyTarget target;
  private final Setting setting;
  private final Telling telling;
  private final RunTelling runs;
  private final LateRuns late;
  private final DrillTelling drills;
  private Instant looked = Instant.MIN;

  public Notifier(NotifyTarget target, Setting setting) {
    this.target = target;
    this.setting = setting;
    this.telling = new Telling(target, setting);
    this.runs = new RunTelling(target, setting, telling);
    this.late = new LateRuns(target, setting, telling);
    this.drills = new DrillTelling(target, setting, telling);
  }

  /**
   * Tells what there is to be told now.
   *
   * @throws io.muster.journal.JournalException when the journal cannot be read or written; the rest
   *     is told with a later call
   */
  public void round() {
    setting.marks().begin(target.name());
    int failures = 0;
    for (Behind behind : setting.marks().behind(target.name())) {
      if (failures < ENOUGH && !telling.waits(About.RUN, behind.run().value())) {
        failures = runs.tell(behind) ? 0 : failures + 1;
      }
    }
    Instant now = setting.machine().instant();
    if (failures == 0 && !now.isBefore(looked.plus(LOOK))) {
      looked = now;
      late.look();
      drills.look();
    }
  }
}
