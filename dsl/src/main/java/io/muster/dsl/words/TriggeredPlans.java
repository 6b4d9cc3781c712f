// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Word;
import io.muster.runbook.PlanName;

/** The plans that a trigger can start. */
public final class TriggeredPlans {

  private TriggeredPlans() {}

  @Word(text = "The failover plan.", example = "webhook 'a', secret: 's', runs: failover")
  public static PlanName failover() {
    return PlanName.FAILOVER;
  }

  @Word(
      text = "The planned failover: sources are shut down first.",
      example = "webhook 'a', secret: 's', runs: plannedFailover")
  public static PlanName plannedFailover() {
    return PlanName.PLANNED_FAILOVER;
  }

  @Word(text = "The drill.", example = "webhook 'a', secret: 's', runs: drill")
  public static PlanName drill() {
    return PlanName.DRILL;
  }

  @Word(text = "The failback.", example = "webhook 'a', secret: 's', runs: failback")
  public static PlanName failback() {
    return PlanName.FAILBACK;
  }

  @Word(
      text = "The undo of the last run.",
      example = "webhook 'a', secret: 's', runs: undo, confirm: true")
  public static PlanName undo() {
    return PlanName.UNDO;
  }

  @Word(
      text = "The permanent failover.",
      example = "webhook 'a', secret: 's', runs: permanent, confirm: true")
  public static PlanName permanent() {
    return PlanName.PERMANENT;
  }

  @Word(
      text = "The commit of a failback.",
      example = "webhook 'a', secret: 's', runs: commit, confirm: true")
  public static PlanName commit() {
    return PlanName.COMMIT;
  }

  @Word(
      text = "The switchover of a failback.",
      example = "webhook 'a', secret: 's', runs: switchover")
  public static PlanName switchover() {
    return PlanName.SWITCHOVER;
  }
}
