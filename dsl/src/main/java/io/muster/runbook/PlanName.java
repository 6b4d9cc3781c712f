// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.Arrays;
import java.util.Optional;

/** The plans of a runbook (LANGUAGE.md, Plans). */
public enum PlanName {
  FAILOVER("failover"),
  PLANNED_FAILOVER("plannedFailover"),
  DRILL("drill"),
  FAILBACK("failback"),
  UNDO("undo"),
  PERMANENT("permanent"),
  COMMIT("commit"),
  SWITCHOVER("switchover"),
  REPROTECT("reprotect");

  private final String word;

  PlanName(String word) {
    this.word = word;
  }

  /** The word by which runbooks and commands call it. */
  public String word() {
    return word;
  }

  public static Optional<PlanName> of(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }
}
