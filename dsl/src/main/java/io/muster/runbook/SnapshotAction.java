// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** The snapshot steps of the language. */
public enum SnapshotAction {
  /** Makes a snapshot. */
  CREATE("snapshot"),
  /** Takes a VM back to a snapshot. */
  REVERT("revert"),
  /** Removes a snapshot. */
  REMOVE("removeSnapshot");

  private final String word;

  SnapshotAction(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
