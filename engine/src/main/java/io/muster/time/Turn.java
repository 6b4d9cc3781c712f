// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.util.concurrent.locks.LockSupport;

/** A thread that takes turns with others. What is not said otherwise is called with their lock. */
final class Turn {

  private final Thread thread;
  private volatile boolean granted;
  private boolean started;
  private boolean back;

  /**
   * @param over is called without the lock when the work has ended
   */
  Turn(String name, Runnable work, Runnable over) {
    thread =
        Thread.ofVirtual()
            .name(name)
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } finally {
                    over.run();
                  }
                });
  }

  /** Whether it is that of the thread that calls. */
  boolean isMine() {
    return Thread.currentThread().equals(thread);
  }

  /** It may run. */
  void grant() {
    granted = true;
    if (started) {
      LockSupport.unpark(thread);
    } else {
      started = true;
      thread.start();
    }
  }

  /** It may not run any more; {@link #awaitGrant} has to follow on its thread. */
  void give() {
    granted = false;
    back = false;
  }

  /** It has done what it was outside for. */
  void comeBack() {
    back = true;
  }

  boolean isBack() {
    return back;
  }

  /** Returns when it may run; called on its thread, without the lock. */
  void awaitGrant() {
    while (!granted) {
      LockSupport.park(this);
    }
  }
}
