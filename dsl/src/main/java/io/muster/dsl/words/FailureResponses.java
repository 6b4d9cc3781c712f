// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Word;
import io.muster.runbook.OnFailure;

/** What may become of a plan when a critical step has failed. */
public final class FailureResponses {

  private FailureResponses() {}

  @Word(text = "Nothing more is started, and the run can be resumed.", example = "onFailure halt")
  public static OnFailure halt() {
    return OnFailure.HALT;
  }

  @Word(text = "What was done is taken back, newest first.", example = "onFailure undo")
  public static OnFailure undo() {
    return OnFailure.UNDO;
  }

  @Word(text = "People are asked.", example = "onFailure ask")
  public static OnFailure ask() {
    return OnFailure.ASK;
  }
}
