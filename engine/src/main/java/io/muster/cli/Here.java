// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import io.muster.app.Nodes;
import io.muster.cluster.Cluster;
import io.muster.engine.ControlRequest;
import io.muster.run.Control;
import io.muster.run.RunEvent;
import io.muster.run.RunEvent.RunStarted;
import io.muster.run.RunId;
import java.util.Optional;
import java.util.function.Consumer;

/** A run that goes on in this process, which keeps it from those that begin to go on with runs. */
final class Here implements Consumer<RunEvent>, AutoCloseable {

  private final Nodes nodes;
  private final Consumer<RunEvent> events;
  private Optional<Cluster.Hold> hold = Optional.empty();

  /**
   * @param events is told what happens
   */
  Here(Nodes nodes, Consumer<RunEvent> events) {
    this.nodes = nodes;
    this.events = events;
  }

  /** Refuses what would take a run from a process that has it. */
  void hold(ControlRequest request) {
    if (request.control() == Control.ABORT) {
      return;
    }
    hold(request.run());
    if (hold.isEmpty()) {
      throw new CommandRefused(
          ExitCode.REFUSED,
          "another process goes on with run '%s'; 'muster watch %s' shows it, and 'muster abort %s' ends the run as it stands"
              .formatted(request.run(), request.run(), request.run()));
    }
  }

  private void hold(RunId run) {
    hold = nodes.hold(run);
  }

  @Override
  public void accept(RunEvent event) {
    if (event instanceof RunStarted started && hold.isEmpty()) {
      hold(started.run());
    }
    events.accept(event);
  }

  @Override
  public void close() {
    hold.ifPresent(Cluster.Hold::close);
  }
}
