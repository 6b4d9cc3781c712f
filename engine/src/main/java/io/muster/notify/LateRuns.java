// SPDX-License-Identifier: Apache-2.0
package io.muster.notify;

import io.muster.config.NotifyTarget;
import io.muster.config.NotifyTarget.Kind;
import io.muster.journal.NoticeMarks.About;
import io.muster.journal.NoticeMarks.Mark;
import io.muster.run.PlanSteps;
import io.muster.run.RunEvent;
import io.muster.run.RunHistory;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells one target of failovers that are longer under way than the recovery time of their runbook.
 * What is recovered in time and waits for a decision is not late.
 */
final class LateRuns {

  private final NotifyTarget target;
  private final Notifier.Setting setting;
  private final Telling telling;

  /** When runs are late. */
  private final Map<RunId, Instant> due = new HashMap<>();

  LateRuns(NotifyTarget target, Notifier.Setting setting, Telling telling) {
    this.target = target;
    this.setting = setting;
    this.telling = telling;
  }

  void look() {
    if (!target.of().contains(Kind.LATE)) {
      return;
    }
    Set<RunId> undecided = new HashSet<>(setting.marks().undecided(target.name()));
    due.keySet().retainAll(undecided);
    Instant now = setting.sites().instant();
    for (RunId run : undecided) {
      if (due.computeIfAbsent(run, this::due).isBefore(now)) {
        setting.journal().find(run).ifPresent(it -> decide(it, now));
      }
    }
  }

  /** A run that cannot be late is looked at when it has to be decided about, which is now. */
  private Instant due(RunId run) {
    return setting
        .journal()
        .find(run)
        .flatMap(it -> it.runbook().rto().map(it.started()::plus))
        .orElse(Instant.MIN);
  }

  private void decide(StoredRun run, Instant now) {
    Optional<Duration> aim = run.runbook().rto();
    Mark mark =
        setting.marks().find(target.name(), About.LATE, run.id().value()).orElse(Mark.at(0));
    if (aim.isEmpty()
        || !target.takes(run.runbook().name())
        || Patience.isPast(run, run.started().plus(aim.get()), now)
        || isRecovered(run)) {
      setting.marks().put(target.name(), About.LATE, run.id().value(), Mark.at(0));
    } else if (!telling.waits(About.LATE, run.id().value())) {
      Notice notice = new RunNotices(run).late(aim.get(), now);
      var _ = telling.tell(About.LATE, run.id().value(), mark, 1, notice);
    }
  }

  private boolean isRecovered(StoredRun run) {
    List<RunEvent> events = setting.journal().events(run.id());
    RunHistory history = RunHistory.of(events);
    return history.isUndoing()
        || new PlanSteps(run.plan())
            .all().stream()
                .filter(step -> step.place().group().isPresent())
                .allMatch(step -> isOver(run, history, step));
  }

  private static boolean isOver(StoredRun run, RunHistory history, PlanSteps.Entry step) {
    return run.skips().containsKey(step.place().id())
        || history.step(step.place().id()).done().isPresent();
  }
}
