// SPDX-License-Identifier: Apache-2.0
package io.muster.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The lab's time. Its threads take turns: one runs at a time, in the order in which they became
 * ready, and the clock moves to the next timer only when all of them wait. So a run is the same
 * every time, instant by instant, at any speed.
 */
public final class SimulatedTime implements Time, AutoCloseable {

  /** A timer; those of one instant go off in the order in which they were set. */
  private record Event(Instant when, long order, Runnable action) {}

  private final Speed speed;
  private final Consumer<Instant> passing;
  private final TreeSet<Event> timers =
      new TreeSet<>(Comparator.comparing(Event::when).thenComparingLong(Event::order));
  private final Queue<Turn> ready = new ArrayDeque<>();

  /** Those who do something outside, in the order in which they left. */
  private final Queue<Turn> outside = new ArrayDeque<>();

  private final Thread pacer;
  private Instant now;
  private long realNow = System.nanoTime();
  private long orders;
  private @Nullable Turn current;
  private boolean begun;
  private boolean closed;

  public SimulatedTime(Instant start, Speed speed) {
    this(start, speed, _ -> {});
    begun = true;
  }

  /**
   * Time that stands until there is work, so that timers which are set before go off at their
   * instants.
   *
   * @param passing is told each instant before anybody else sees it
   */
  public SimulatedTime(Instant start, Speed speed, Consumer<Instant> passing) {
    this.now = start;
    this.speed = speed;
    this.passing = passing;
    pacer = Thread.ofPlatform().daemon().name("lab clock").start(this::pace);
  }

  @Override
  public synchronized Instant now() {
    if (current != null || stands() || speed.equals(Speed.MAX)) {
      return now;
    }
    Instant passed = now.plus(speed.simulated(Duration.ofNanos(System.nanoTime() - realNow)));
    Instant next = timers.first().when();
    Instant seen = passed.isBefore(next) ? passed : next;
    passing.accept(seen);
    return seen;
  }

  @Override
  public synchronized Timer at(Instant when, Runnable action) {
    Event event = new Event(when.isBefore(now) ? now : when, orders++, action);
    timers.add(event);
    passOn();
    return () -> cancel(event);
  }

  private synchronized void cancel(Event event) {
    timers.remove(event);
  }

  @Override
  public synchronized void fork(String name, Runnable work) {
    enqueue(new Turn(name, work, this::release));
    begin();
  }

  @Override
  public <T> T await(CompletionStage<T> stage, Instant until) throws TimeoutException {
    CompletableFuture<T> future = stage.toCompletableFuture();
    if (!future.isDone()) {
      CompletableFuture<Void> woken = new CompletableFuture<>();
      Timer limit = at(until, () -> woken.complete(null));
      var _ = future.whenComplete((_, _) -> woken.complete(null));
      block(woken);
      limit.cancel();
      if (!future.isDone()) {
        throw new TimeoutException("not ended at " + until);
      }
    }
    return result(future);
  }

  @Override
  public void sleep(Duration duration) {
    CompletableFuture<Void> woken = new CompletableFuture<>();
    at(now().plus(duration), () -> woken.complete(null));
    block(woken);
  }

  /**
   * Gives the turn away meanwhile. Whoever has left first comes back first, and only when nobody
   * else is ready, so that the order of the turns does not depend on how long it takes outside.
   */
  @Override
  public <T> T outside(Supplier<T> work) {
    Turn mine;
    synchronized (this) {
      mine = current;
    }
    if (mine == null || !mine.isMine()) {
      return work.get();
    }
    synchronized (this) {
      mine.give();
      outside.add(mine);
      release();
    }
    try {
      return work.get();
    } finally {
      synchronized (this) {
        mine.comeBack();
        passOn();
      }
      mine.awaitGrant();
    }
  }

  /**
   * Gives the turn away until the stage is complete; threads from outside have no turn to give and
   * just wait.
   */
  private void block(CompletableFuture<Void> woken) {
    Turn mine;
    synchronized (this) {
      mine = current;
      begin();
    }
    if (mine == null || !mine.isMine()) {
      woken.join();
      return;
    }
    var _ = woken.whenComplete((_, _) -> enqueue(mine));
    synchronized (this) {
      // why: the wake-up may have queued this turn already, and then it can be the next one again
      mine.give();
      release();
    }
    mine.awaitGrant();
  }

  private synchronized void enqueue(Turn turn) {
    if (current == null && outside.isEmpty()) {
      now = now();
      realNow = System.nanoTime();
    }
    ready.add(turn);
    passOn();
  }

  /**
   * Gives the turn to whoever has been ready longest, if nobody has it, or else to whoever has been
   * outside longest; when nobody is ready or outside, time moves on.
   */
  private synchronized void passOn() {
    if (current != null) {
      return;
    }
    if (ready.isEmpty() && !outside.isEmpty()) {
      if (!outside.element().isBack()) {
        return;
      }
      ready.add(outside.remove());
    }
    if (ready.isEmpty() && speed.equals(Speed.MAX) && !stands() && !closed) {
      moveTo(timers.removeFirst());
    }
    if (ready.isEmpty()) {
      notifyAll();
    } else {
      current = ready.remove();
      current.grant();
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      realNow = System.nanoTime();
      passOn();
    }
  }

  private boolean stands() {
    return !begun || timers.isEmpty() || !outside.isEmpty();
  }

  private void moveTo(Event event) {
    now = event.when();
    passing.accept(now);
    ready.add(new Turn("timer", event.action(), this::release));
  }

  private synchronized void release() {
    current = null;
    passOn();
  }

  /** The clock's own thread: at a finite speed it moves time on when everybody waits. */
  private synchronized void pace() {
    try {
      while (!closed) {
        if (current != null || stands()) {
          wait();
          continue;
        }
        Event next = timers.first();
        long due = realNow + speed.real(Duration.between(now, next.when())).toNanos();
        long left = due - System.nanoTime();
        if (left > 0) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        } else {
          moveTo(timers.removeFirst());
          realNow = due;
          passOn();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T result(CompletableFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    pacer.interrupt();
  }
}
