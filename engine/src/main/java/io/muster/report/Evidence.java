// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.run.RunEvent;
import io.muster.run.StoredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a run leaves as evidence, told from the journal alone: the same entries give the same
 * evidence, on any machine.
 *
 * @param muster the version of Muster that has written it
 * @param entries how many entries of the journal it is told from
 * @param told what people, and processes that took the run over, have told it
 * @param steps those of the plan in its order, and then those that took back
 * @param faults each failed attempt, in the order of time
 */
record Evidence(
    String muster,
    int entries,
    Start run,
    Standing standing,
    Aim recoveryTime,
    Aim recoveryPoint,
    List<Told> told,
    List<StepEvidence> steps,
    List<FaultEvidence> faults) {

  static Evidence of(StoredRun run, List<RunEvent> events, String muster) {
    return new EvidenceFold(run).add(events).evidence(muster);
  }

  /** What was started, from what, by whom, and where. */
  record Start(
      String id,
      String runbook,
      String title,
      Optional<String> owner,
      String plan,
      Instant started,
      String by,
      String reason,
      boolean forced,
      String production,
      String recovery,
      boolean lab,
      String place,
      String file,
      String sha256) {}

  /**
   * Where it stands.
   *
   * @param outcome empty while it goes on
   * @param last when its last event happened
   * @param undoBegan from when on what was done was taken back
   */
  record Standing(
      String state, Optional<String> outcome, Instant last, Optional<Instant> undoBegan) {

    /** The outcome, or else the state. */
    String word() {
      return outcome.orElse(state);
    }

    /** Whether nothing more happens in it by itself, so that its report can be sealed. */
    boolean isOver() {
      return outcome.isPresent();
    }
  }

  /** What was aimed at and what was reached, with the verdict. */
  record Aim(Optional<Duration> target, Optional<Duration> reached, Verdict verdict) {

    static Aim of(Optional<Duration> target, Optional<Duration> reached) {
      if (reached.isEmpty()) {
        return new Aim(target, reached, Verdict.NOT_MEASURED);
      }
      Verdict verdict =
          target
              .map(aim -> reached.get().compareTo(aim) > 0 ? Verdict.MISSED : Verdict.MET)
              .orElse(Verdict.NO_TARGET);
      return new Aim(target, reached, verdict);
    }
  }

  /** Whether an aim was reached. */
  enum Verdict {
    MET,
    MISSED,
    NO_TARGET,
    NOT_MEASURED
  }

  /** What somebody has said, and why. */
  record Told(Instant time, String what, Optional<String> step, String by, String reason) {}

  /** A failed attempt. */
  record FaultEvidence(
      Instant time, String step, String name, String sentence, boolean critical, boolean retried) {}
}
