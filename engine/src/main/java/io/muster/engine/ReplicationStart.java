// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.action.ReplicateAction;
import io.muster.action.StepContext;
import io.muster.time.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Begins to replicate what a request asks for. */
final class ReplicationStart {

  /** How long sending all disks of a machine may take. */
  private static final Duration SENDING = Duration.ofDays(2);

  private ReplicationStart() {}

  /**
   * @param looking at the sites, for so long
   * @throws InvalidRequestException when the runbook has no such machine
   */
  static Replicating of(
      Time time,
      ReplicationRequest request,
      Consumer<ReplicationTurn> told,
      Function<Duration, StepContext> looking) {
    List<String> machines = Plans.replicated(request);
    ReplicationSchedule schedule = request.schedule();
    Replicating replicating =
        new Replicating(
            time,
            schedule.every(),
            told,
            (machine, key) ->
                new ReplicateAction(looking.apply(SENDING), schedule.placement())
                    .perform(machine, key));
    replicating.start(machines);
    return replicating;
  }
}
