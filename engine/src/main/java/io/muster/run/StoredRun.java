// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

import io.muster.runbook.Plan;
import io.muster.runbook.Runbook;
import io.muster.runbook.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it was started: everything that it goes on with after a restart, whatever has become of
 * the runbook's file since (DESIGN.md, section 2).
 *
 * @param plan with the operation that each machine's state asked for when it was started
 * @param skips the steps that had nothing to do then, with the reason
 * @param forced whether what cannot be done is to be written down as done (domain.md, section 2.6)
 * @param place where it takes place, as the process that started it calls it
 * @param by who started it, and why
 * @param latestSwitch how late the switch of a failback may come without a word of people, where no
 *     process was there at its time; empty means however late
 */
public record StoredRun(
    RunId id,
    Runbook runbook,
    Plan plan,
    Map<StepId, String> skips,
    boolean forced,
    Place place,
    Actor by,
    Instant started,
    Optional<Duration> latestSwitch) {

  /** Its first event. */
  public RunEvent.RunStarted start() {
    return new RunEvent.RunStarted(started, id, runbook.name(), plan.name());
  }

  /**
   * Where a run takes place.
   *
   * @param lab whether the sites are simulated
   * @param file that describes the lab, or the configuration with the sites; empty for a lab that
   *     was made to fit the runbook
   */
  public record Place(boolean lab, String file) {}
}
