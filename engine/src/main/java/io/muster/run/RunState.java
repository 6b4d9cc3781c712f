// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import java.util.Optional;

/** Where a run stands. */
public enum RunState {
  /** Steps are under way, or were when its process ended. */
  RUNNING("running"),
  /** Nothing happens until an instant. */
  WAITING("waiting"),
  /** A critical step has failed; somebody has to say what to do. */
  HALTED("halted"),
  /** It is over. */
  ENDED("ended");

  private final String word;

  RunState(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  /** What an event makes of it; empty where it stays as it is. */
  public static Optional<RunState> after(RunEvent event) {
    return switch (event) {
      case RunEvent.RunStarted _, RunEvent.RunControlled _, RunEvent.StepBegan _ ->
          Optional.of(RUNNING);
      case RunEvent.StepWaiting _, RunEvent.StepMoved _, RunEvent.DecisionAsked _ ->
          Optional.of(WAITING);
      case RunEvent.DecisionAnswered answered ->
          answered.decided() ? Optional.of(RUNNING) : Optional.empty();
      case RunEvent.RunHalted _ -> Optional.of(HALTED);
      case RunEvent.RunEnded ended ->
          Optional.of(ended.outcome() == Outcome.HALTED ? HALTED : ENDED);
      case RunEvent.StepChanging _,
          RunEvent.TaskBegan _,
          RunEvent.StepDone _,
          RunEvent.StepFailed _,
          RunEvent.StepSkipped _,
          RunEvent.StepUndone _,
          RunEvent.AnswerRefused _,
          RunEvent.UndoBegan _ ->
          Optional.empty();
    };
  }
}
