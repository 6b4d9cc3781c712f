// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** What becomes of a plan when a critical step has failed. */
public enum OnFailure {
  /** Nothing more is started, and the run can be resumed. */
  HALT("halt"),
  /** What was done is taken back, newest first. */
  UNDO("undo"),
  /** People are asked. */
  ASK("ask");

  private final String word;

  OnFailure(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
