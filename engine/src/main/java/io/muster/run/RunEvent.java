// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.PlanName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Something that happened in a run, at an instant of the site's clock. */
public sealed interface RunEvent {

  Instant time();

  record RunStarted(Instant time, RunId run, String runbook, PlanName plan) implements RunEvent {}

  /**
   * @param attempt counts from 1
   */
  record StepBegan(Instant time, StepPlace step, int attempt) implements RunEvent {}

  /**
   * @param detail what was done, in a few words
   */
  record StepDone(Instant time, StepPlace step, String detail) implements RunEvent {}

  /**
   * @param critical whether the plan stops because of it
   */
  record StepFailed(
      Instant time, StepPlace step, StepFault fault, boolean critical, Optional<Duration> retryIn)
      implements RunEvent {}

  record StepSkipped(Instant time, StepPlace step, String reason) implements RunEvent {}

  /** What an earlier step of this run did has been taken back. */
  record StepUndone(Instant time, StepPlace step) implements RunEvent {}

  record RunHalted(Instant time, StepPlace step, StepFault fault) implements RunEvent {}

  /**
   * @param rto from the start of the run until its last machine was verified; empty where nothing
   *     was recovered
   * @param rpo how much data is lost, in time
   */
  record RunEnded(
      Instant time, RunId run, Outcome outcome, Optional<Duration> rto, Optional<Duration> rpo)
      implements RunEvent {}
}
