// SPDX-License-Identifier: Apache-2.0
package io.muster.cluster;

/** A number of places, each for one user at a time. */
@FunctionalInterface
public interface Places {

  /** A place that is taken. */
  interface Place {
    /** Gives it back; once. */
    void release();
  }

  /**
   * Waits until there is a place; who came first gets one first.
   *
   * @throws InterruptedException when the thread is interrupted before
   */
  Place take() throws InterruptedException;
}
