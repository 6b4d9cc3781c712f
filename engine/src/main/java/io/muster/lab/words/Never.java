// SPDX-License-Identifier: Apache-2.0
package io.muster.lab.words;

import io.muster.dsl.language.Word;

/** The value of what does not happen at all. */
public enum Never {
  NEVER;

  @Word(text = "Not at all.", example = "never")
  public static Never never() {
    return NEVER;
  }
}
