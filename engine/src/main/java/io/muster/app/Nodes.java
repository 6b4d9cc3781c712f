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

  /** Lets a node go on with a run, as soon as there is one. */
  public void goOn(RunId run) {
    records.queue().goOn(run);
  }

  /**
   * Lets whoever has a run know that something was said to it.
   *
   * @return false when no process has it or will take it, and whoever wants it to go on has to do
   *     it
   */
  public boolean tell(RunId run) {
    if (!records.isShared()) {
      return false;
    }
    if (records.cluster().isHeld(run)) {
      // why: a command that goes on with it looks for that itself
      return true;
    }
    boolean taken = records.cluster().hasNodes() || records.queue().has(run);
    if (taken) {
      records.queue().goOn(run);
    }
    return taken;
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
