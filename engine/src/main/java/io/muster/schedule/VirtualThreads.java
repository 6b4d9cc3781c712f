// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule;

import java.util.concurrent.Semaphore;
import org.quartz.spi.ThreadPool;

/**
 * Runs Quartz's jobs in virtual threads, since most of a job is waiting for a vCenter. Public
 * because Quartz calls it by reflection.
 */
public final class VirtualThreads implements ThreadPool {

  private final int most;
  private final Semaphore free;

  VirtualThreads(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  @Override
  public boolean runInThread(Runnable job) {
    free.acquireUninterruptibly();
    Thread.ofVirtual()
        .name("run")
        .start(
            () -> {
              try {
                job.run();
              } finally {
                free.release();
              }
            });
    return true;
  }

  @Override
  public int blockForAvailableThreads() {
    free.acquireUninterruptibly();
    free.release();
    return Math.max(1, free.availablePermits());
  }

  @Override
  public void initialize() {}

  @Override
  public void shutdown(boolean waitForJobsToComplete) {
    if (waitForJobsToComplete) {
      free.acquireUninterruptibly(most);
    }
  }

  @Override
  public int getPoolSize() {
    return most;
  }

  @Override
  public void setInstanceId(String id) {}

  @Override
  public void setInstanceName(String name) {}
}
