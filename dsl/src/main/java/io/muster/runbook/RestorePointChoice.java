// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.time.Instant;

/** Which restore point of a replica is taken (LANGUAGE.md, Restore points). */
public sealed interface RestorePointChoice {

  /** The newest over all jobs. */
  record Latest() implements RestorePointChoice {
    @Override
    public String toString() {
      return "latest";
    }
  }

  /** The nearest not later than an instant. */
  record Before(Instant instant) implements RestorePointChoice {
    @Override
    public String toString() {
      return "before(" + instant + ")";
    }
  }

  /** The one with this name. */
  record Named(String name) implements RestorePointChoice {
    @Override
    public String toString() {
      return "named('" + name + "')";
    }
  }

  /** The nearest short-term point not later than an instant, of continuous replication. */
  record At(Instant instant) implements RestorePointChoice {
    @Override
    public String toString() {
      return "at(" + instant + ")";
    }
  }

  /** The newest application-consistent long-term point, of continuous replication. */
  record LatestConsistent() implements RestorePointChoice {
    @Override
    public String toString() {
      return "latestConsistent";
    }
  }
}
