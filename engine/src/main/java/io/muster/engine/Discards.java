// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.Preflight;
import io.muster.route.PlanRun;
import io.muster.route.Surroundings;
import io.muster.run.Control;
import io.muster.run.RunHistory;
import io.muster.run.StepFault;
import io.muster.run.StoredRun;
import io.muster.run.UndoPlan;
import io.muster.runbook.Plan;
import io.muster.time.Time;
import java.util.List;

/** Looks what data is discarded when a run is taken back. */
final class Discards {

  private final Controls controls;
  private final Executions executions;
  private final Time time;

  Discards(Controls controls, Executions executions, Time time) {
    this.controls = controls;
    this.executions = executions;
    this.time = time;
  }

  /**
   * To take back a failover discards what was written on its replicas, which has to be meant.
   *
   * @throws RunRefusedException when it is not said to be
   */
  void requireMeant(ControlRequest request) {
    if (request.control() != Control.UNDO || request.confirmed()) {
      return;
    }
    StoredRun run = controls.find(request.run());
    RunHistory history = RunHistory.of(controls.events(request.run()));
    Surroundings around = executions.looking(run);
    PlanRun sofar = new PlanRun(around, run.plan(), run.skips(), history);
    Plan undo = UndoPlan.of(run.plan(), sofar.done()).plan();
    List<StepFault> discards =
        Preflight.of(around.context(time.now().plus(Engine.PREFLIGHT)), undo).discards();
    if (!discards.isEmpty()) {
      throw new RunRefusedException(discards);
    }
  }
}
