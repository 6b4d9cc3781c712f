// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.time.Time;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs Camel's parallel work on the engine's own threads, so that its clock knows of them. */
final class ForkExecutor extends AbstractExecutorService {

  private final Time time;
  private volatile boolean shutDown;

  ForkExecutor(Time time) {
    this.time = time;
  }

  @Override
  public void execute(Runnable work) {
    time.fork("route", work);
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutDown;
  }
}
