// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Word;
import io.muster.runbook.PauseEnd;

/** What may become of a plan when nobody has answered a pause. */
public final class PauseEnds {

  private PauseEnds() {}

  @Word(text = "The plan goes on.", example = "pause 'Ready?', within: 5.minutes, otherwise: go")
  public static PauseEnd go() {
    return PauseEnd.GO;
  }

  @Word(
      text = "The plan halts and can be resumed.",
      example = "pause 'Ready?', within: 5.minutes, otherwise: halt")
  public static PauseEnd halt() {
    return PauseEnd.HALT;
  }

  @Word(
      text = "What was done is taken back.",
      example = "pause 'Ready?', within: 5.minutes, otherwise: undo")
  public static PauseEnd undo() {
    return PauseEnd.UNDO;
  }
}
