// SPDX-License-Identifier: Apache-2.0
package io.muster.engine;

import io.muster.run.Actor;
import io.muster.runbook.PlanName;
import io.muster.runbook.Runbook;
import java.util.Set;

/**
 * What is to be run.
 *
 * @param machines only these machines of the plan; empty means all
 * @param confirmed whether it is meant that data is discarded (DESIGN.md, section 4, item 5)
 * @param forced whether an undo of a failover that cannot be done is to be written down as done
 *     (domain.md, section 2.6)
 * @param by who asks for it, and why
 * @param terms what it is called, how long it keeps, and whom it asks first
 */
public record RunRequest(
    Runbook runbook,
    PlanName plan,
    Set<String> machines,
    boolean confirmed,
    boolean forced,
    Actor by,
    Terms terms) {

  /** A request on plain terms. */
  public RunRequest(
      Runbook runbook,
      PlanName plan,
      Set<String> machines,
      boolean confirmed,
      boolean forced,
      Actor by) {
    this(runbook, plan, machines, confirmed, forced, by, Terms.PLAIN);
  }
}
