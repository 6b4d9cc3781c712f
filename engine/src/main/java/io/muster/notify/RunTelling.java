// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.journal.Journal;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Behind;
import io.muster.journal.NoticeMarks.Mark;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.DecisionAsked;
import io.muster.run.RunEvent.RunEnded;
import io.muster.run.RunEvent.RunHalted;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.util.Optional;

/** Tells one target what has happened in runs, in the order in which it has. */
final class RunTelling {

  private final NotifyTarget target;
  private final Notifier.Setting setting;
  private final Telling telling;

  RunTelling(NotifyTarget target, Notifier.Setting setting, Telling telling) {
    this.target = target;
    this.setting = setting;
    this.telling = telling;
  }

  /**
   * Tells what a target was not told yet of a run.
   *
   * @return false when something could not be told; what follows waits for it
   */
  boolean tell(Behind behind) {
    Mark mark = behind.mark();
    long last = behind.last();
    if (target.takes(behind.runbook())) {
      Optional<StoredRun> run = Optional.empty();
      for (Journal.Entry entry : setting.journal().events(behind.run(), mark.told())) {
        if (isTold(entry)) {
          run = run.or(() -> setting.journal().find(behind.run()));
          Optional<Notice> notice = run.flatMap(it -> notice(it, entry));
          if (notice.isPresent() && !tell(behind.run(), mark, entry.number(), notice.get())) {
            return false;
          }
          mark = notice.isPresent() ? Mark.at(entry.number()) : mark;
        }
        last = entry.number();
      }
    }
    if (mark.told() != last) {
      setting.marks().put(target.name(), About.RUN, behind.run().value(), Mark.at(last));
    }
    return true;
  }

  private boolean tell(RunId run, Mark mark, long number, Notice notice) {
    return telling.tell(About.RUN, run.value(), mark, number, notice);
  }

  /** Whether it may be told: a run can have very many events, and most are told to nobody. */
  private static boolean isTold(Journal.Entry entry) {
    return switch (entry.event()) {
      case RunStarted _, DecisionAsked _, RunHalted _, RunEnded _ -> true;
      default -> false;
    };
  }

  /**
   * A journal that was imported or restored may have much that nobody wants to be told any more.
   */
  private Optional<Notice> notice(StoredRun run, Journal.Entry entry) {
    boolean old = Patience.isPast(run, entry.event().time(), setting.sites().instant());
    return old
        ? Optional.empty()
        : new RunNotices(run)
            .of(entry)
            .filter(it -> target.wants(it.kind(), run.runbook().name()))
            .flatMap(it -> addressed(it, run, entry.event()));
  }

  /** The notice as a person gets it who may answer; empty for another person. */
  private Optional<Notice> addressed(Notice notice, StoredRun run, RunEvent event) {
    return target
        .to()
        .map(
            to ->
                event instanceof DecisionAsked asked
                    ? setting.invitations().invite(run, asked, to.person(), notice)
                    : Optional.<Notice>empty())
        .orElse(Optional.of(notice));
  }
}
