// SPDX-License-Identifier: Apache-2.0
package io.muster.journal;

import io.muster.run.Happening;
import io.muster.run.RunLog;
import io.muster.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes down what happens in a run, and lets it be told when it is written. What ends a step is
 * put off: it is written together with what is written next, which mostly is that another step
 * begins, so that both need one commit. Nothing acts before what was put off earlier is written.
 */
public final class RunWriter {

  /** Longer than a write takes; a journal that is away is waited for. */
  private static final Duration LONGEST = Duration.ofDays(365);

  private record Entry(List<Happening> what, Runnable then) {}

  /** Somebody who is going to write soon, whatever happens. */
  public final class Coming {
    private final AtomicBoolean arrived = new AtomicBoolean();

    private Coming() {}

    /** It writes now, or does not write at all. */
    public void arrives() {
      if (arrived.compareAndSet(false, true)) {
        arrived();
      }
    }
  }

  private final RunLog log;
  private final Time time;
  private List<Entry> putOff = new ArrayList<>();

  /** Completes when what was written last is told. */
  private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);

  private int coming;

  public RunWriter(RunLog log, Time time) {
    this.log = log;
    this.time = time;
  }

  /**
   * Returns when this, and what was put off before it, is written and told.
   *
   * @param then counts and tells it
   */
  public void write(Happening what, Runnable then) {
    write(List.of(new Entry(List.of(what), then)));
  }

  /**
   * Lets this be written with what is written next; {@link #settle} has to be called after it.
   *
   * @param then counts and tells it
   */
  public synchronized void putOff(List<Happening> what, Runnable then) {
    putOff.add(new Entry(what, then));
  }

  /** Somebody is going to write, with whom what is put off is written. */
  public synchronized Coming comes() {
    coming++;
    return new Coming();
  }

  private synchronized void arrived() {
    coming--;
  }

  /** Writes what is put off, unless somebody comes who does. */
  public void settle() {
    boolean mine;
    synchronized (this) {
      mine = coming == 0 && !putOff.isEmpty();
    }
    if (mine) {
      write(List.of());
    }
  }

  /** Returns when all that was put off is written and told. */
  public void finish() {
    write(List.of());
  }

  private void write(List<Entry> own) {
    List<Entry> entries;
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    CompletableFuture<Boolean> before;
    synchronized (this) {
      entries = new ArrayList<>(putOff);
      entries.addAll(own);
      putOff = new ArrayList<>();
      before = last;
      last = told;
    }
    try {
      if (!entries.isEmpty()) {
        log.append(entries.stream().flatMap(entry -> entry.what().stream()).toList());
      }
      await(before);
      entries.forEach(entry -> entry.then().run());
      told.complete(true);
    } catch (RuntimeException | Error problem) {
      told.completeExceptionally(problem);
      throw problem;
    }
  }

  /** What came first is told first. */
  private void await(CompletableFuture<Boolean> before) {
    try {
      if (before.isDone()) {
        before.join();
      } else {
        time.await(before, time.now().plus(LONGEST));
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof JournalException cause ? cause : e;
    } catch (TimeoutException e) {
      throw new IllegalStateException("the journal has not answered for a year", e);
    }
  }
}
