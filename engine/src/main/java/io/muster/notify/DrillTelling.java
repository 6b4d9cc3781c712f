// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.config.NotifyTarget.Kind;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Mark;
import io.muster.runbook.Runbook;
import io.muster.schedule.drill.OverdueDrills;
import java.time.Instant;
import java.util.List;

/** Tells one target of runbooks whose drills are overdue: once, and again when that goes on. */
final class DrillTelling {

  private final NotifyTarget target;
  private final Notifier.Setting setting;
  private final Telling telling;

  DrillTelling(NotifyTarget target, Notifier.Setting setting, Telling telling) {
    this.target = target;
    this.setting = setting;
    this.telling = telling;
  }

  void look() {
    List<Runbook> scheduled =
        setting.runbooks().get().stream()
            .filter(it -> !it.drills().isEmpty() && target.wants(Kind.OVERDUE, it.name()))
            .toList();
    if (!scheduled.isEmpty()) {
      OverdueDrills drills = OverdueDrills.of(setting.journal());
      scheduled.forEach(runbook -> look(runbook, drills));
    }
  }

  private void look(Runbook runbook, OverdueDrills drills) {
    if (telling.waits(About.DRILL, runbook.name())) {
      return;
    }
    Instant now = setting.sites().instant();
    Mark mark = mark(runbook, drills, now);
    drills
        .find(runbook, Instant.ofEpochSecond(mark.told()), now)
        .ifPresent(
            overdue -> {
              Notice notice = DrillNotices.overdue(runbook.name(), overdue, now);
              var _ = telling.tell(About.DRILL, runbook.name(), mark, now.getEpochSecond(), notice);
            });
  }

  /** What was never proven counts from when it is looked at first. */
  private Mark mark(Runbook runbook, OverdueDrills drills, Instant now) {
    return setting
        .marks()
        .find(target.name(), About.DRILL, runbook.name())
        .orElseGet(
            () -> {
              Instant from = drills.proven(runbook.name()).orElse(now);
              Mark first = Mark.at(from.getEpochSecond());
              setting.marks().put(target.name(), About.DRILL, runbook.name(), first);
              return first;
            });
  }
}
