// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.journal.Journal;
import io.muster.run.Actor;
import io.muster.run.RunEvent.DecisionAnswered;
import io.muster.run.RunId;
import io.muster.run.StoredRun;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a process that stays is asked to do something, whoever asks and however: each call returns
 * when what was asked is written down, and the run goes on by itself. What is refused is thrown as
 * the engine throws it.
 */
public interface Desk {

  /** The names of the runbooks that may be asked for. */
  Set<String> runbooks();

  /**
   * A runbook, as its file is now.
   *
   * @param parameters the values that are passed to it
   * @throws io.muster.config.ConfigurationException when there is none of this name
   * @throws io.muster.problem.InvalidRunbookException with all that is wrong in it
   */
  Runbook runbook(String name, Map<String, String> parameters);

  /**
   * Starts a run.
   *
   * @throws RunRefusedException when it must not be started
   * @throws io.muster.journal.RunExistsException when there is a run of that name already
   * @throws io.muster.journal.ReplicaTakenException when another run has one of its replicas
   */
  StoredRun start(RunRequest request);

  /** Tells a run what to do. */
  void tell(ControlRequest request);

  /**
   * Answers what a run asks for.
   *
   * @param about the step that is asked about; empty for the first
   * @throws RunRefusedException when it does not count; it is written down all the same
   */
  DecisionAnswered answer(RunId run, Optional<StepId> about, String choice, Actor by);

  /** Lets a run that waits for a time wait for another one. */
  void move(RunId run, Instant until, Actor by);

  /**
   * A run as it was started.
   *
   * @throws io.muster.journal.NoSuchRunException when there is none of this name
   */
  StoredRun find(RunId run);

  /** What is written down of all runs. */
  Journal journal();
}
