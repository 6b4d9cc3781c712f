// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.action.Conversion;
import io.muster.action.Inventory;
import io.muster.action.StepContext;
import io.muster.probe.GuestNetwork;
import io.muster.replication.Replications;
import io.muster.run.RunEvent;
import io.muster.run.RunId;
import io.muster.run.RunLog;
import io.muster.runbook.Runbook;
import io.muster.time.Activity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What a plan runs with.
 *
 * @param started when the run was started first
 * @param latestSwitch how late the switch of a failback may come without a word of people; empty
 *     means however late
 * @param time in which nothing but this run acts
 * @param leaving when the run leaves its process
 * @param messages whether calls and notifications leave the machine; false in the lab
 * @param journalSite what the journal calls a site
 * @param log where everything is written down
 * @param events is told what happens, one event at a time
 */
public record Surroundings(
    RunId run,
    Instant started,
    Optional<Duration> latestSwitch,
    Runbook runbook,
    Inventory inventory,
    Replications replications,
    Optional<Conversion> conversion,
    boolean forced,
    GuestNetwork network,
    Activity time,
    Leaving leaving,
    boolean messages,
    UnaryOperator<String> journalSite,
    RunLog log,
    Consumer<RunEvent> events) {

  /** What a step may know and use. */
  public StepContext context(Instant deadline) {
    return context(runbook.overlapping(), deadline);
  }

  /**
   * The same.
   *
   * @param overlapping the machines that the runbook lets run at both sites at once
   */
  StepContext context(Set<String> overlapping, Instant deadline) {
    return new StepContext(
        run,
        runbook,
        overlapping,
        inventory,
        replications,
        conversion,
        forced,
        network,
        time,
        deadline);
  }
}
