// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule.drill;

import io.muster.engine.RunRequest;

/** Where drills that begin by themselves take place. */
public interface DrillSites {

  /** Whether they are labs. */
  boolean areLabs();

  /**
   * Starts a drill, on a thread of the sites' time; returns when it is written down.
   *
   * @throws io.muster.engine.RunRefusedException when it must not be started
   * @throws io.muster.journal.RunExistsException when there is a run of that name already
   * @throws io.muster.journal.ReplicaTakenException when another run has one of its replicas
   */
  void start(RunRequest request);
}
