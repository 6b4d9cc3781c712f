// SPDX-License-Identifier: Apache-2.0
package io.muster.app;

import io.muster.cluster.Cluster;
import io.muster.run.RunId;
import java.util.Optional;

/** The processes that go on with runs, as one sees them that does not. */
public final class Nodes {

  private final Records records;

  public Nodes(Records records) {
    this.records = records;
  }

  /** Whether there are any. */
  public boolean areThere() {
    return records.isShared() && records.cluster().hasNodes();
  }

  /**
   * Lets a node go on with a run.
   *
   * @return false when there is none, and whoever wants the run to go on has to do it
   */
  public boolean goOn(RunId run) {
    boolean there = areThere();
    if (there) {
      records.queue().goOn(run);
    }
    return there;
  }

  /**
   * Keeps a run for this process, so that no node takes it.
   *
   * @return empty when another process has it already
   */
  public Optional<Cluster.Hold> hold(RunId run) {
    return records.isShared() ? records.cluster().hold(run) : Optional.of(() -> {});
  }
}
