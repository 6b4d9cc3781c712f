// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/** What a run can be told from outside. */
public enum Control {
  /** Go on where it was interrupted. */
  RESUME("resume"),
  /** Try the failed steps again. */
  RETRY("retry"),
  /** Go on without the failed steps. */
  SKIP("skip"),
  /** Take back what was done. */
  UNDO("undo"),
  /** End it as it stands. */
  ABORT("abort");

  private final String word;

  Control(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
