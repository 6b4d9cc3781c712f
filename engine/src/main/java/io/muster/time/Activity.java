// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * A time that knows whether anybody acts in it: the threads that were begun through it and do not
 * {@link #rest}, and its timers while they go off. What they log is about the same as what was
 * logged where they were begun.
 */
public final class Activity implements Time {

  private final Time time;
  private final AtomicInteger acting = new AtomicInteger();
  private volatile Runnable idle = () -> {};

  public Activity(Time time) {
    this.time = time;
  }

  /**
   * @param told each time that nobody acts any more, on the thread that was the last to act; in
   *     place of whoever was told before
   */
  public void whenIdle(Runnable told) {
    idle = told;
  }

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public Timer at(Instant when, Runnable action) {
    Runnable inContext = inContext(action);
    return time.at(when, () -> act(inContext));
  }

  @Override
  public void fork(String name, Runnable work) {
    Runnable inContext = inContext(work);
    acting.incrementAndGet();
    time.fork(name, () -> end(inContext));
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Instant until) throws TimeoutException {
    return time.await(stage, until);
  }

  @Override
  public void sleep(Duration duration) {
    time.sleep(duration);
  }

  @Override
  public <T> T outside(Supplier<T> work) {
    return time.outside(work);
  }

  /** Does something on a thread that was not begun here. */
  public void act(Runnable work) {
    acting.incrementAndGet();
    end(work);
  }

  /** The same as {@link #await}, but the thread does not act meanwhile. */
  public <T> T rest(CompletionStage<T> stage, Instant until) throws TimeoutException {
    left();
    try {
      return time.await(stage, until);
    } finally {
      acting.incrementAndGet();
    }
  }

  /** What it logs is about the same as what the thread logs that has begun it. */
  private static Runnable inContext(Runnable work) {
    Map<String, String> context = MDC.getCopyOfContextMap();
    if (context == null) {
      return work;
    }
    return () -> {
      MDC.setContextMap(context);
      try {
        work.run();
      } finally {
        MDC.clear();
      }
    };
  }

  private void end(Runnable work) {
    try {
      work.run();
    } finally {
      left();
    }
  }

  private void left() {
    if (acting.decrementAndGet() == 0) {
      idle.run();
    }
  }
}
