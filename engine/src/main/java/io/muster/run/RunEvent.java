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
   * Somebody, or a process that has taken the run over, has told it what to do.
   *
   * @param step the step that is meant, for those that mean one
   */
  record RunControlled(Instant time, Control control, Optional<StepPlace> step, Actor by)
      implements RunEvent {}

  /**
   * @param attempt counts from 1, and goes on counting when the run is resumed
   */
  record StepBegan(Instant time, StepPlace step, int attempt) implements RunEvent {}

  /** How what a step is about to change will be put back, written down before it is changed. */
  record StepChanging(Instant time, StepPlace step, TakenBack takenBackBy) implements RunEvent {}

  /** A vCenter has begun a task for a step. */
  record TaskBegan(Instant time, StepPlace step, TaskReference task) implements RunEvent {}

  /**
   * @param detail what was done, in a few words
   * @param takenBackBy what puts its VM back as it was
   * @param recoveredTo the age of the data that a replica was started with
   */
  record StepDone(
      Instant time,
      StepPlace step,
      String detail,
      Optional<TakenBack> takenBackBy,
      Optional<Instant> recoveredTo)
      implements RunEvent {}

  /**
   * @param critical whether the plan stops because of it
   */
  record StepFailed(
      Instant time, StepPlace step, StepFault fault, boolean critical, Optional<Duration> retryIn)
      implements RunEvent {}

  record StepSkipped(Instant time, StepPlace step, String reason) implements RunEvent {}

  /** What an earlier step of this run did has been taken back. */
  record StepUndone(Instant time, StepPlace step) implements RunEvent {}

  /** Nothing more happens until an instant. */
  record StepWaiting(Instant time, StepPlace step, Instant until) implements RunEvent {}

  /** Somebody has said that a step which waits goes on at another instant. */
  record StepMoved(Instant time, StepPlace step, Instant until, Actor by) implements RunEvent {

    /** When it goes on: at once, where that is a time that has passed. */
    public Instant end() {
      return until.isBefore(time) ? time : until;
    }
  }

  /** People are asked what becomes of a run, or whether it goes on. */
  record DecisionAsked(Instant time, StepPlace step, Question question) implements RunEvent {}

  /**
   * Somebody, the checks or the clock have answered.
   *
   * @param decided whether it is decided by this
   */
  record DecisionAnswered(Instant time, StepPlace step, String choice, Actor by, boolean decided)
      implements RunEvent {}

  /** Somebody has answered who may not, or too late, or what cannot be answered. */
  record AnswerRefused(Instant time, StepPlace step, String choice, Actor by, String why)
      implements RunEvent {}

  /** From here on, what was done is taken back. */
  record UndoBegan(Instant time) implements RunEvent {}

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
