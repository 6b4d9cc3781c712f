// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** What becomes of a plan when nobody has answered a pause in time. */
public enum PauseEnd {
  GO("go"),
  HALT("halt"),
  UNDO("undo");

  private final String word;

  PauseEnd(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
