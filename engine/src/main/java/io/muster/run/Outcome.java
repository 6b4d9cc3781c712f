// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/** How a run ended. */
public enum Outcome {
  /** Everything critical was done. */
  DONE("done"),
  /** What was done has been taken back. */
  UNDONE("undone"),
  /** A failover was decided to stay as it is. */
  KEPT("kept"),
  /** A critical step failed; what was done stands, and nothing more was started. */
  HALTED("halted"),
  /** It did not reach what it is for, and cannot go on by itself. */
  FAILED("failed"),
  /** Somebody ended it. */
  ABORTED("aborted");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
