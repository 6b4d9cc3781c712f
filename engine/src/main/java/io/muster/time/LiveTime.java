// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The time of real sites. Waiting threads are virtual, and all timers share one thread. */
public final class LiveTime implements Time, AutoCloseable {

  private final InstantSource source;
  private final ScheduledThreadPoolExecutor timers;

  public LiveTime(InstantSource source) {
    this.source = source;
    timers =
        new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("timers").factory());
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Instant now() {
    return source.instant();
  }

  @Override
  public Timer at(Instant when, Runnable action) {
    long nanos = Math.max(0, Duration.between(now(), when).toNanos());
    Future<?> timer = timers.schedule(() -> fork("timer", action), nanos, TimeUnit.NANOSECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public void fork(String name, Runnable work) {
    Thread.ofVirtual().name(name).start(work);
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Instant until) throws TimeoutException {
    try {
      long nanos = Math.max(0, Duration.between(now(), until).toNanos());
      return stage.toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting", e);
  }

  @Override
  public void close() {
    timers.shutdownNow();
  }
}
