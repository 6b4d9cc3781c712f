// SPDX-License-Identifier: Apache-2.0
package io.muster.cluster;

import io.muster.run.RunId;
import java.util.Optional;

/**
 * What the processes that share a journal know of each other. What a process holds here it loses
 * with its end, however it ends, and for as long as it cannot reach the others.
 */
public interface Cluster extends AutoCloseable {

  /** Something that this process holds until it is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /** Lets the others know that this process goes on with runs, until it ends. */
  void join();

  /** Whether any process goes on with runs. */
  boolean hasNodes();

  /** Keeps a run for this process; empty where another one holds it. */
  Optional<Hold> hold(RunId run);

  /** Whether a process holds a run. */
  boolean isHeld(RunId run);

  /**
   * Places that all processes share.
   *
   * @param what is limited, such as the tasks of a vCenter
   * @param most how many of them there are
   */
  Places places(String what, int most);

  /** Takes again what was lost while the others could not be reached. */
  void renew();

  @Override
  void close();
}
