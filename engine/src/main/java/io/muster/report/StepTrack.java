// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.report.StepEvidence.Attempt;
import io.muster.report.StepEvidence.End;
import io.muster.report.StepEvidence.Kind;
import io.muster.report.StepEvidence.State;
import io.muster.run.StepPlace;
import io.muster.run.TaskReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step while its events are read. */
final class StepTrack {

  private final StepPlace place;
  private final Kind kind;
  private final String what;
  private final boolean critical;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();
  private State state = State.NOT_REACHED;
  private String detail = "";
  private Optional<Instant> recoveredTo = Optional.empty();
  private boolean takenBack;

  StepTrack(StepPlace place, Kind kind, String what, boolean critical) {
    this.place = place;
    this.kind = kind;
    this.what = what;
    this.critical = critical;
  }

  void began(Instant time) {
    end(time, End.CUT_OFF);
    attempts.add(new Attempt(time, Optional.empty(), End.OPEN, false));
    state = State.BEGUN;
  }

  void waits() {
    if (!attempts.isEmpty()) {
      Attempt last = attempts.removeLast();
      attempts.add(new Attempt(last.began(), last.ended(), last.end(), true));
    }
  }

  void task(TaskReference task) {
    tasks.add("%s %s (%s)".formatted(task.operation(), task.reference(), task.site()));
  }

  void done(Instant time, String what, Optional<Instant> recovered) {
    end(time, End.DONE);
    state = State.DONE;
    detail = what;
    recoveredTo = recovered;
  }

  void failed(Instant time, String sentence, boolean retried) {
    end(time, End.FAILED);
    state = retried ? State.BEGUN : State.FAILED;
    detail = sentence;
  }

  void skipped(String reason) {
    state = State.SKIPPED;
    detail = reason;
  }

  void undone() {
    takenBack = true;
  }

  /** Ends the attempt that nobody has written the end of. */
  void cutOff(Instant lastHeardOf) {
    end(lastHeardOf, End.CUT_OFF);
  }

  private void end(Instant time, End how) {
    if (!attempts.isEmpty() && attempts.getLast().end() == End.OPEN) {
      Attempt last = attempts.removeLast();
      attempts.add(new Attempt(last.began(), Optional.of(time), how, last.waited()));
    }
  }

  StepEvidence evidence() {
    return new StepEvidence(
        place.id().path(),
        place.group(),
        place.vm(),
        kind,
        what,
        critical,
        state,
        List.copyOf(attempts),
        detail,
        List.copyOf(tasks),
        recoveredTo,
        takenBack);
  }
}
