// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Block;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.FailbackTarget;
import io.muster.runbook.OnFailure;
import io.muster.runbook.Position;
import io.muster.runbook.Switchover;

/** What stands in {@code failback}. */
@Words("How the machines come back to the production site.")
public interface FailbackWords {

  @Word(text = "Where the machines go back to.", example = "to original")
  void to(Position at, FailbackTarget target);

  @Word(
      text = "When the machines go from the replica to the production VM.",
      example = "switchover at('02:00', zone: 'Europe/Berlin')")
  void switchover(Position at, Switchover when);

  @Word(
      text = "Whether the production VMs are powered on; true where it is not given.",
      example = "powerOn true")
  void powerOn(Position at, boolean on);

  @Word(
      text = "Steps that are done before anything is transferred.",
      example = "before { notify 'smtp:dr-team@example.com', subject: 'ERP goes back' }")
  void before(Position at, Block<StepsWords> body);

  @Word(
      text = "Checks that have to hold at the production site.",
      example = "verify { tcp 'db01', port: 5432, within: 10.minutes }")
  void verify(Position at, Block<VerifyWords> body);

  @Word(
      text = "Steps that are done when the machines run at the production site.",
      example = "after { notify 'smtp:dr-team@example.com', subject: 'ERP is back' }")
  void after(Position at, Block<StepsWords> body);

  @Word(
      text = "What becomes of the failback when a critical step has failed.",
      example = "onFailure halt")
  void onFailure(Position at, OnFailure what);

  @Word(
      text =
          "What to do with the failback once it stands. People are asked and it stays after 24 hours"
              + " where nothing is said.",
      example =
          "decide { commit when: checksPass; undo when: checksFail; within 4.hours, otherwise: undo }")
  void decide(Position at, Block<DecideWords> body);
}
