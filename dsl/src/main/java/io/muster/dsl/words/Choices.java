// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Word;
import io.muster.runbook.Decision;

/** The ways to write what is decided, and when. */
public final class Choices {

  private Choices() {}

  @Word(text = "It stays as it is.", example = "within 2.hours, otherwise: keep")
  public static Decision.Choice keep() {
    return Decision.Choice.KEEP;
  }

  @Word(text = "It is taken back.", example = "within 2.hours, otherwise: undo")
  public static Decision.Choice undo() {
    return Decision.Choice.UNDO;
  }

  @Word(
      text = "The replicas become the production VMs.",
      example = "within 2.hours, otherwise: permanent")
  public static Decision.Choice permanent() {
    return Decision.Choice.PERMANENT;
  }

  @Word(
      text = "The machines go back to the production site.",
      example = "within 2.hours, otherwise: failback")
  public static Decision.Choice failback() {
    return Decision.Choice.FAILBACK;
  }

  @Word(text = "The failback is made final.", example = "within 2.hours, otherwise: commit")
  public static Decision.Choice commit() {
    return Decision.Choice.COMMIT;
  }

  @Word(text = "All checks of the plan hold.", example = "keep when: checksPass")
  public static Decision.Outcome checksPass() {
    return Decision.Outcome.PASS;
  }

  @Word(text = "A check of the plan does not hold.", example = "undo when: checksFail")
  public static Decision.Outcome checksFail() {
    return Decision.Outcome.FAIL;
  }
}
