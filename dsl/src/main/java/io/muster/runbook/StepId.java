// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

/**
 * The name of a step for ever: its path in the plan, such as {@code failover/databases/db01}.
 * Journals, routes and reports call it by this name.
 */
public record StepId(String path) implements Comparable<StepId> {

  /** The step with this name below this one. */
  public StepId child(String name) {
    return new StepId(path + "/" + name);
  }

  /** The same step in another place: what is below {@code from} comes below {@code to}. */
  public StepId moved(StepId from, StepId to) {
    return new StepId(to.path + path.substring(from.path.length()));
  }

  @Override
  public int compareTo(StepId other) {
    return path.compareTo(other.path);
  }

  @Override
  public String toString() {
    return path;
  }
}
