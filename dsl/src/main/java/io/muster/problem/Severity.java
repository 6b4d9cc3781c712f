// SPDX-License-Identifier: Apache-2.0
package io.muster.problem;

/** Whether a problem keeps a text from being loaded. */
public enum Severity {
  ERROR("error"),
  WARNING("warning");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word that reports call it by. */
  public String word() {
    return word;
  }
}
