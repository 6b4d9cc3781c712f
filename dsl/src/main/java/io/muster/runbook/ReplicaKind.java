// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/** How a machine is replicated (domain.md, section 1). */
public enum ReplicaKind {
  /** A registered VM at the recovery site whose snapshots are its restore points. */
  SNAPSHOT("snapshot");

  private final String word;

  ReplicaKind(String word) {
    this.word = word;
  }

  /** The word that declares it in a runbook. */
  public String word() {
    return word;
  }
}
