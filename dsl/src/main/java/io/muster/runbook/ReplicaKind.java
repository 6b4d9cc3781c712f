// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.Arrays;
import java.util.List;

/** How a machine is replicated (domain.md, section 1). */
public enum ReplicaKind {
  /** A registered VM at the recovery site whose snapshots are its restore points. */
  SNAPSHOT("snapshot"),
  /** A VM whose changes are sent all the time. */
  CDP("cdp"),
  /** Any machine whose changes are sent all the time; its disks are converted by a mount host. */
  UNIVERSAL("universal"),
  /** A vApp: several VMs with one state and one restore point. */
  VAPP("vapp");

  private final String word;

  ReplicaKind(String word) {
    this.word = word;
  }

  /** The word that declares it in a runbook. */
  public String word() {
    return word;
  }

  /** Whether it has short-term restore points and application-consistent ones. */
  public boolean continuous() {
    return this == CDP || this == UNIVERSAL;
  }

  /** Whether it has a planned failover (domain.md, section 2.5). */
  public boolean plannedFailover() {
    return this == SNAPSHOT || this == CDP;
  }

  /** Whether its source is a VM that can become the replica, after a permanent failover. */
  public boolean reversible() {
    return this != UNIVERSAL;
  }

  /** Whether it can be failed back there: universal replicas to a new location only. */
  public boolean failsBackTo(FailbackTarget target) {
    return this != UNIVERSAL || target instanceof FailbackTarget.Location;
  }

  /** All kinds, by their words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ReplicaKind::word).toList();
  }
}
